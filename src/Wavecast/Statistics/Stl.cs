namespace Wavecast.Statistics;

/// <summary>Decomposition into trend, season and remainder by local regression, with a season that may change slowly.</summary>
/// <remarks>
/// STL of Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6 (1990): two passes, no weights against
/// outliers, and at every step rather than at some with lines between them. The season is smoothed by local means,
/// trend and low-pass by local lines, over windows that the paper derives from that of the season.
/// </remarks>
public static class Stl
{
    /// <summary>The default window of the season, in seasons: that of R's <c>stlf</c> for one season.</summary>
    public const int DefaultSeasonalWindow = 11;

    private const int Passes = 2;

    /// <summary>Takes a series apart; the season is additive.</summary>
    /// <param name="values">Oldest first; finite, more than two seasons.</param>
    /// <param name="season">Steps of a season, from 2.</param>
    /// <param name="seasonalWindow">How many seasons one season's step is smoothed over, odd, from 7; null for the same season throughout.</param>
    /// <exception cref="ArgumentException">An argument is not as said.</exception>
    public static Decomposition Of(ReadOnlySpan<double> values, int season, int? seasonalWindow = DefaultSeasonalWindow)
    {
        SeriesMath.Check(values, nameof(values));
        Require.InRange(season, 2, int.MaxValue, nameof(season));
        if (values.Length <= 2L * season)
        {
            throw new ArgumentException($"The series has {values.Length} values, no more than two seasons of {season}; give more or a shorter season.", nameof(season));
        }
        if (seasonalWindow is { } window && (window < 7 || window % 2 == 0))
        {
            throw new ArgumentOutOfRangeException(nameof(seasonalWindow), window, $"seasonalWindow is {window}; expected an odd number from 7.");
        }
        Loess ofTrend = new(Odd(1.5 * season / (1 - 1.5 / (seasonalWindow ?? double.PositiveInfinity))), IsLinear: true);
        Loess ofLowPass = new(Odd(season), IsLinear: true);
        double[] trend = new double[values.Length], seasonal = new double[values.Length];
        for (int pass = 0; pass < Passes; pass++)
        {
            double[] cycles = Cycles(Difference(values, trend), season, seasonalWindow);
            double[] low = ofLowPass.Smooth(Average(Average(Average(cycles, season), season), 3));
            seasonal = Difference(cycles.AsSpan(season, values.Length), low);
            trend = ofTrend.Smooth(Difference(values, seasonal));
        }
        return new Decomposition(values, season, SeasonKind.Additive, trend, seasonal);
    }

    /// <summary>Each step of the season smoothed over the seasons, one season longer at both ends: <c>[steps + 2 · season]</c>.</summary>
    private static double[] Cycles(double[] detrended, int season, int? window)
    {
        double[] cycles = new double[detrended.Length + 2 * season];
        for (int j = 0; j < season; j++)
        {
            double[] cycle = new double[(detrended.Length - j + season - 1) / season];
            for (int k = 0; k < cycle.Length; k++)
            {
                cycle[k] = detrended[k * season + j];
            }
            double[] smooth = window is { } points
                ? new Loess(points, IsLinear: false).Smooth(cycle, first: -1, cycle.Length + 2)
                : SeriesMath.Repeat(SeriesMath.Mean(cycle), cycle.Length + 2);
            for (int k = 0; k < smooth.Length; k++)
            {
                cycles[k * season + j] = smooth[k];
            }
        }
        return cycles;
    }

    /// <summary>Means of so many values in a row; fewer by one less than that.</summary>
    private static double[] Average(double[] values, int count)
    {
        double[] means = new double[values.Length - count + 1];
        for (int t = 0; t < means.Length; t++)
        {
            means[t] = SeriesMath.Mean(values.AsSpan(t, count));
        }
        return means;
    }

    private static double[] Difference(ReadOnlySpan<double> values, ReadOnlySpan<double> others)
    {
        double[] difference = new double[values.Length];
        for (int t = 0; t < difference.Length; t++)
        {
            difference[t] = values[t] - others[t];
        }
        return difference;
    }

    /// <summary>The next odd whole number.</summary>
    private static int Odd(double least)
    {
        int whole = (int)Math.Min(Math.Ceiling(least), int.MaxValue / 2);
        return whole % 2 == 0 ? whole + 1 : whole;
    }
}
