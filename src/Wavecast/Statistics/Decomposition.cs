using System.Collections.Immutable;

namespace Wavecast.Statistics;

/// <summary>A series taken apart into trend, season and remainder. Immutable.</summary>
public sealed class Decomposition
{
    internal Decomposition(ReadOnlySpan<double> values, int season, SeasonKind kind, double[] trend, double[] seasonal)
    {
        (Season, Kind, Trend, Seasonal) = (season, kind, [.. trend], [.. seasonal]);
        double[] adjusted = new double[values.Length], remainder = new double[values.Length];
        for (int t = 0; t < values.Length; t++)
        {
            adjusted[t] = kind == SeasonKind.Additive ? values[t] - seasonal[t] : values[t] / seasonal[t];
            remainder[t] = kind == SeasonKind.Additive ? adjusted[t] - trend[t] : adjusted[t] / trend[t];
        }
        (Adjusted, Remainder) = ([.. adjusted], [.. remainder]);
    }

    /// <summary>Steps of a season.</summary>
    public int Season { get; }

    /// <summary>Whether the parts are summed or multiplied.</summary>
    public SeasonKind Kind { get; }

    /// <summary>The slow part at each step; NaN where it is not known.</summary>
    public ImmutableArray<double> Trend { get; }

    /// <summary>The season at each step: what is added, around 0, or a factor, around 1.</summary>
    public ImmutableArray<double> Seasonal { get; }

    /// <summary>What is left at each step; NaN where the trend is.</summary>
    public ImmutableArray<double> Remainder { get; }

    /// <summary>The series without its season at each step.</summary>
    public ImmutableArray<double> Adjusted { get; }

    /// <summary>Lays the last season over what follows the series.</summary>
    /// <param name="adjusted">Values without season, the first of the step after the series.</param>
    /// <returns>As many values with season.</returns>
    public double[] Reseasonalize(ReadOnlySpan<double> adjusted)
    {
        ReadOnlySpan<double> last = Seasonal.AsSpan()[^Season..];
        double[] values = new double[adjusted.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double seasonal = last[i % Season];
            values[i] = Kind == SeasonKind.Additive ? adjusted[i] + seasonal : adjusted[i] * seasonal;
        }
        return values;
    }
}
