using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Wavecast.Data;
using Wavecast.Network;
using Wavecast.Storage;

namespace Wavecast.Forecasting;

/// <summary>Models on disk: the file of their network, with everything else as metadata texts. <c>docs/reference/model-file.md</c> is its contract.</summary>
internal static class ModelFile
{
    public const string Scaler = "wavecast.scaler";
    public const string Names = "wavecast.names";
    public const string Settings = "wavecast.settings";
    public const string Figures = "wavecast.figures";
    public const string HeldBack = "wavecast.heldTail";

    public static void Write(string path, ForecastModel model)
    {
        ModelMetadataJson json = ModelMetadataJson.Default;
        Dictionary<string, string> metadata = new()
        {
            [Scaler] = JsonSerializer.Serialize(new ScalerText([.. model.Scaler.Offset], [.. model.Scaler.Scale]), json.ScalerText),
            [Names] = JsonSerializer.Serialize([.. model.Names], json.StringArray),
            [Settings] = JsonSerializer.Serialize(new SortedDictionary<string, string>(model.Settings, StringComparer.Ordinal), json.SortedDictionaryStringString),
        };
        if (model.Figures is { } figures)
        {
            metadata[Figures] = JsonSerializer.Serialize(figures, json.ModelFigures);
        }
        if (model.HeldTail is { } held)
        {
            metadata[HeldBack] = JsonSerializer.Serialize(held, json.HeldTail);
        }
        model.DrawingNetwork.ToFile(metadata).Write(path);
    }

    /// <exception cref="ModelFormatException">The file is damaged, or its tensors are not those of its network.</exception>
    public static ForecastModel Read(string path)
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        bool isFloat = file.Tensors is [{ Type: TensorType.F32 }, ..];
        if (!file.Metadata.ContainsKey(NetworkFile.FormatKey))
        {
            IDrawingNetwork bare = isFloat ? Checked<float>(file, PyTorchStateDict.Read<float>(file)) : Checked<double>(file, PyTorchStateDict.Read<double>(file));
            return new ForecastModel(bare, Identity(bare.Shape.Inputs), []);
        }
        IDrawingNetwork network = isFloat ? Checked(file, NetworkFile.Read<float>(file)) : Checked(file, NetworkFile.Read<double>(file));
        return new ForecastModel(network, ReadScaler(file, network.Shape), Parse(file, Names, ModelMetadataJson.Default.StringArray) ?? [])
        {
            Settings = (Parse(file, Settings, ModelMetadataJson.Default.SortedDictionaryStringString) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Figures = Parse(file, Figures, ModelMetadataJson.Default.ModelFigures),
            HeldTail = ReadHeldTail(file),
        };
    }

    private static DrawingNetwork<T> Checked<T>(SafetensorsFile file, LstmNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterSlice slice in network.Shape.Parameters)
        {
            foreach (T value in network[slice.Name])
            {
                if (!T.IsFinite(value))
                {
                    throw file.Wrong($"'{slice.Name}' has a value that is not finite; the model is damaged");
                }
            }
        }
        return new DrawingNetwork<T>(network);
    }

    private static FeatureScaler ReadScaler(SafetensorsFile file, NetworkShape shape)
    {
        ScalerText? text = Parse(file, Scaler, ModelMetadataJson.Default.ScalerText);
        if (text is null)
        {
            return Identity(shape.Inputs);
        }
        try
        {
            FeatureScaler scaler = new(text.Offset, text.Scale);
            return scaler.Features == shape.Inputs ? scaler : throw new ArgumentException(Scaler);
        }
        catch (ArgumentException)
        {
            throw file.Wrong($"the metadata's '{Scaler}' is no scaler of {shape.Inputs} features");
        }
    }

    private static HeldTail? ReadHeldTail(SafetensorsFile file) =>
        Parse(file, HeldBack, ModelMetadataJson.Default.HeldTail) switch
        {
            { IsPossible: false } => throw file.Wrong($"the metadata's '{HeldBack}' is no tail of its sequences"),
            var held => held,
        };

    private static FeatureScaler Identity(int features) => new(Enumerable.Repeat(0.0, features), Enumerable.Repeat(1.0, features));

    private static T? Parse<T>(SafetensorsFile file, string key, JsonTypeInfo<T> type)
        where T : class
    {
        if (!file.Metadata.TryGetValue(key, out string? text))
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            throw file.Wrong($"the metadata's '{key}' is not what a model file holds there");
        }
    }
}
