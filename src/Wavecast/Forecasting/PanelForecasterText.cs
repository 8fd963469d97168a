using System.Text.Json.Serialization;

namespace Wavecast.Forecasting;

/// <summary>A <see cref="PanelForecaster"/> as the metadata text <c>wavecast.forecast</c> holds it; series' values and networks' parameters are tensors.</summary>
internal sealed record PanelForecasterText(
    int Horizon, int Season, int? SeasonAsked, string Model, double[] Levels, long Seed, int Members, string Missing, SeriesText[] Series, string[] Names,
    double[] Weights, double[] Errors, double Error, string? AsGood, int Origins, string[] Recipes, string[] Notes, double[] Factors, double[] ErrorsByStep, bool UsesQuantiles, MemberText[] Networks,
    string Effects = "None", bool HasSeriesEmbedding = false, string[]? Calendar = null, string Distribution = "Quantiles", string Strategy = "Auto", string Windows = "Evenly", double Shrinkage = 0, double Trim = 0,
    string LongSeasonEffects = "None", LongSeasonText[]? LongSeasons = null, bool FindsLongSeasons = true,
    MixText[]? OwnMixes = null, double[][]? OwnErrorsByStep = null);

/// <summary>How candidates are combined for one series of few.</summary>
internal sealed record MixText(double[] Weights, double Trim)
{
    /// <summary>Whether it can be one of so many candidates.</summary>
    public bool IsMixOf(int candidates) =>
        Weights.Length == candidates && Weights.All(weight => weight is >= 0 and <= 1) && Math.Abs(Weights.Sum() - 1) <= 1e-6 && Trim is >= 0 and < 0.5;
}

/// <summary>A season longer than that of the panel.</summary>
internal sealed record LongSeasonText(string Name, double Steps, int Pairs, int Skipped);

/// <summary>A series but its values.</summary>
internal sealed record SeriesText(string Id, string Frequency, long Ticks, bool IsUniversal, int Offset, long FirstNumber, int Length, int FittedLength, CovariateText[]? Covariates = null, StaticText[]? StaticFeatures = null);

/// <summary>A covariate but its values.</summary>
internal sealed record CovariateText(string Name, bool IsKnownInAdvance, int Length);

/// <summary>A static feature.</summary>
internal sealed record StaticText(string Name, double Value);

/// <summary>A network but its parameters.</summary>
internal sealed record MemberText(
    int SegmentLength, int Segments, int Head, int LevelSteps, bool IsUnitOfWindow, int Hidden, bool HasBypass, int Updates, int Batch, double LearningRate, string[] Transforms,
    int PastFeatures = 0, int FutureFeatures = 0, int StaticFeatures = 0, bool IsOfCounts = false, int? OnlySeries = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PanelForecasterText))]
internal sealed partial class PanelForecasterJson : JsonSerializerContext;
