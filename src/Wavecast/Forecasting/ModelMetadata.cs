using System.Text.Json.Serialization;

namespace Wavecast.Forecasting;

/// <summary>A scaler, as the metadata text <c>wavecast.scaler</c> holds it.</summary>
internal sealed record ScalerText(double[] Offset, double[] Scale);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ScalerText))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(ModelFigures))]
[JsonSerializable(typeof(HeldTail))]
internal sealed partial class ModelMetadataJson : JsonSerializerContext;
