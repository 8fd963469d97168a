using System.Text.Json.Serialization;

namespace Wavecast.Cli.Rendering;

/// <summary>What <c>--json</c> prints, by command; <c>docs/reference/cli.md</c> is its contract. Numbers that are not finite are null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GenerateJson))]
[JsonSerializable(typeof(TrainJson))]
[JsonSerializable(typeof(DrawJson))]
[JsonSerializable(typeof(EvaluateJson))]
[JsonSerializable(typeof(ForecastJson))]
[JsonSerializable(typeof(BacktestJson))]
[JsonSerializable(typeof(DynamicsJson))]
[JsonSerializable(typeof(DemoJson))]
[JsonSerializable(typeof(InspectJson))]
[JsonSerializable(typeof(ReproduceJson))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>JSON has no word for infinity and NaN.</summary>
    public static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

/// <summary>What <c>generate --json</c> prints.</summary>
internal sealed record GenerateJson(string File, string Kind, int Count, int Length, int Features);

/// <summary>What <c>draw --json</c> prints.</summary>
internal sealed record DrawJson(string[] Files, int[] WarmUp, int Steps, string[] Names);
