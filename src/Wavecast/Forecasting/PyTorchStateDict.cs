using System.Globalization;
using System.Numerics;
using Wavecast.Storage;
using Wavecast.Training;

namespace Wavecast.Forecasting;

/// <summary>Reads state dicts of PyTorch modules made of LSTM layers and one linear layer, saved as safetensors without our metadata.</summary>
/// <remarks>
/// Known are the names of <c>time_sequence_prediction</c> (<c>lstm1.weight_ih</c>, <c>lstm2.…</c>, <c>linear.…</c>), those of
/// <c>nn.LSTM</c> (<c>….weight_ih_l0</c>) beside <c>linear.…</c>, and our own.
/// </remarks>
internal static class PyTorchStateDict
{
    private static readonly string[] LayerParameters = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"];

    /// <exception cref="ModelFormatException">The tensors are not those of such a module.</exception>
    public static LstmNetwork<T> Read<T>(SafetensorsFile file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (file.Metadata.ContainsKey(CheckpointFile.VersionKey))
        {
            throw file.Wrong("the file is the checkpoint of a training, not a model; go on from it with 'wavecast train --resume', which writes the model");
        }
        Dictionary<string, Tensor> tensors = new(StringComparer.Ordinal);
        foreach (Tensor tensor in file.Tensors)
        {
            string name = NameOf(tensor.Name)
                ?? throw file.Wrong($"the file is no Wavecast model, and its tensor '{tensor.Name}' is no parameter of an LSTM or a linear layer as PyTorch names them");
            if (!tensors.TryAdd(name, tensor))
            {
                throw file.Wrong($"the tensors '{tensors[name].Name}' and '{tensor.Name}' are the same parameter");
            }
        }
        NetworkShape shape = InferShape(file, tensors);
        Check(file, shape, tensors);
        LstmNetwork<T> network = new(shape);
        foreach (ParameterSlice slice in shape.Parameters)
        {
            file.Values<T>(tensors[slice.Name].Name, slice.Sizes.AsSpan()).CopyTo(network[slice.Name]);
        }
        return network;
    }

    /// <summary>Makes sure that there are exactly the tensors of a shape, before a network of it is made.</summary>
    private static void Check(SafetensorsFile file, NetworkShape shape, Dictionary<string, Tensor> tensors)
    {
        foreach (ParameterSlice slice in shape.Parameters)
        {
            Tensor tensor = tensors.GetValueOrDefault(slice.Name) ?? throw file.Wrong($"there is no tensor for '{slice.Name}', which {shape} needs");
            if (!tensor.Sizes.AsSpan().SequenceEqual(slice.Sizes.AsSpan()))
            {
                throw file.Wrong($"tensor '{tensor.Name}' has shape [{string.Join(", ", tensor.Sizes)}]; {shape} expects [{string.Join(", ", slice.Sizes)}]");
            }
        }
        string? unknown = tensors.Keys.FirstOrDefault(name => shape.Parameters.All(slice => slice.Name != name));
        if (unknown is not null)
        {
            throw file.Wrong($"tensor '{tensors[unknown].Name}' belongs to no parameter of {shape}");
        }
    }

    /// <summary>Our name for a parameter of a PyTorch module; null for anything else.</summary>
    private static string? NameOf(string name)
    {
        int dot = name.LastIndexOf('.');
        string module = dot < 0 ? "" : name[..dot];
        string last = name[(dot + 1)..];
        if (last is "weight" or "bias")
        {
            return module == "linear" || module.EndsWith(".linear", StringComparison.Ordinal) ? $"linear.{last}" : null;
        }
        if (LayerParameters.Contains(last, StringComparer.Ordinal))
        {
            string cell = module[(module.LastIndexOf('.') + 1)..];
            return module.StartsWith("lstm.", StringComparison.Ordinal) && Layer(cell) is { } own ? $"lstm.{own}.{last}"
                : cell.StartsWith("lstm", StringComparison.Ordinal) && Layer(cell[4..]) is { } fromOne and > 0 ? $"lstm.{fromOne - 1}.{last}"
                : null;
        }
        int suffix = last.LastIndexOf("_l", StringComparison.Ordinal);
        return suffix > 0 && LayerParameters.Contains(last[..suffix], StringComparer.Ordinal) && Layer(last[(suffix + 2)..]) is { } layer
            ? $"lstm.{layer}.{last[..suffix]}"
            : null;
    }

    private static int? Layer(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int layer) ? layer : null;

    private static NetworkShape InferShape(SafetensorsFile file, Dictionary<string, Tensor> tensors)
    {
        List<int> hidden = [];
        while (tensors.ContainsKey($"lstm.{hidden.Count}.weight_hh"))
        {
            hidden.Add(Matrix($"lstm.{hidden.Count}.weight_hh").Sizes[1]);
        }
        if (hidden.Count == 0)
        {
            throw file.Wrong("the file is no Wavecast model, and has no LSTM layer as PyTorch names it (lstm1.weight_hh, weight_hh_l0)");
        }
        try
        {
            return new NetworkShape(Matrix("lstm.0.weight_ih").Sizes[1], hidden, Matrix("linear.weight").Sizes[0]);
        }
        catch (ArgumentException)
        {
            throw file.Wrong("the sizes of its tensors are those of no network");
        }

        Tensor Matrix(string name)
        {
            Tensor tensor = tensors.GetValueOrDefault(name) ?? throw file.Wrong($"there is no tensor for '{name}', which an LSTM needs");
            return tensor.Sizes.Length == 2 ? tensor : throw file.Wrong($"tensor '{tensor.Name}' has {tensor.Sizes.Length} axes; expected 2");
        }
    }
}
