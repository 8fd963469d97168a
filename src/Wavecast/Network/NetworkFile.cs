using System.Globalization;
using System.Numerics;
using Wavecast.Storage;

namespace Wavecast.Network;

/// <summary>A network as named tensors and metadata.</summary>
internal static class NetworkFile
{
    public const string FormatKey = "wavecast.format";

    /// <summary>Written into every file; a reader refuses a higher one.</summary>
    public const int FormatVersion = 1;

    private const string ShapeKey = "wavecast.shape";

    public static SafetensorsFile Write<T>(LstmNetwork<T> network, IEnumerable<KeyValuePair<string, string>> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkShape shape = network.Shape;
        IEnumerable<Tensor> tensors = shape.Parameters.Select(slice => Tensor.Create<T>(slice.Name, network[slice.Name], slice.Sizes.AsSpan()));
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"inputs={shape.Inputs};hidden={string.Join(',', shape.Hidden)};outputs={shape.Outputs};residual={(shape.Residual ? 1 : 0)};bypass={shape.Bypass}");
        return new SafetensorsFile(tensors, [new(FormatKey, FormatVersion.ToString(CultureInfo.InvariantCulture)), new(ShapeKey, text), .. metadata]);
    }

    /// <summary>Checks the format, the shape and every tensor against it, and then reads.</summary>
    /// <exception cref="ModelFormatException">Something is missing, too much, or of another size.</exception>
    public static LstmNetwork<T> Read<T>(SafetensorsFile file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkShape shape = ReadShape(file);
        Tensor? unknown = file.Tensors.FirstOrDefault(tensor => shape.Parameters.All(slice => slice.Name != tensor.Name));
        if (unknown is not null)
        {
            throw new ModelFormatException($"{file.Name}: tensor '{unknown.Name}' does not belong to {shape}.");
        }
        foreach (ParameterSlice slice in shape.Parameters)
        {
            Tensor tensor = file.Find(slice.Name) ?? throw new ModelFormatException($"{file.Name}: tensor '{slice.Name}' is missing; {shape} needs it.");
            if (!tensor.Sizes.AsSpan().SequenceEqual(slice.Sizes.AsSpan()) || tensor.Type is not (TensorType.F32 or TensorType.F64))
            {
                throw new ModelFormatException(
                    $"{file.Name}: tensor '{slice.Name}' is {tensor.Type} [{string.Join(", ", tensor.Sizes)}]; expected F32 or F64 [{string.Join(", ", slice.Sizes)}].");
            }
        }
        LstmNetwork<T> network = new(shape);
        foreach (ParameterSlice slice in shape.Parameters)
        {
            Convert(file.Find(slice.Name)!, network[slice.Name]);
        }
        return network;
    }

    /// <summary>The shape that a file declares.</summary>
    public static NetworkShape ReadShape(SafetensorsFile file)
    {
        string format = file.Text(FormatKey);
        if (!int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out int version) || version is < 1 or > FormatVersion)
        {
            throw new ModelFormatException($"{file.Name}: metadata '{FormatKey}' is '{Shorten(format)}'; this version reads up to {FormatVersion}.");
        }
        string text = file.Text(ShapeKey);
        try
        {
            Dictionary<string, string> fields = text.Split(';').Select(field => field.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
            int[] hidden = [.. fields["hidden"].Split(',').Select(Number)];
            return new NetworkShape(Number(fields["inputs"]), hidden, Number(fields["outputs"]), Number(fields["residual"]) != 0, Number(fields["bypass"]));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new ModelFormatException($"{file.Name}: metadata '{ShapeKey}' is '{Shorten(text)}', which describes no network.", e);
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static void Convert<T>(Tensor tensor, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (tensor.Type == TensorType.F32)
        {
            Copy<float, T>(tensor.ToValues<float>(), target);
        }
        else
        {
            Copy<double, T>(tensor.ToValues<double>(), target);
        }
    }

    private static void Copy<TSource, T>(TSource[] source, Span<T> target)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = T.CreateTruncating(source[i]);
        }
    }
}
