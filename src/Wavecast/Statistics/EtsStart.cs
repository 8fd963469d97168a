namespace Wavecast.Statistics;

/// <summary>Where the states of exponential smoothing begin before they are fitted: level, slope and season just before the first value.</summary>
/// <remarks>Hyndman, Koehler, Snyder and Grose (2002), section 4.1: the season of the classical decomposition; level and slope of a line through the first adjusted values.</remarks>
/// <param name="Level">The level.</param>
/// <param name="Slope">What is added a step; 0 without trend.</param>
/// <param name="Season">The season from the first value on, <c>[season]</c>; empty without.</param>
internal sealed record EtsStart(double Level, double Slope, double[] Season)
{
    private const int LeastValues = 10;
    private const double LeastFactor = 0.01;

    public static EtsStart Of(ReadOnlySpan<double> values, EtsForm form, int season)
    {
        Decomposition? parts = form.Season is { } kind ? ClassicalDecomposition.Of(values, season, kind) : null;
        double[] figure = parts is null ? [] : [.. parts.Seasonal.Take(season)];
        if (form.Season == SeasonKind.Multiplicative)
        {
            double[] above = [.. figure.Select(factor => Math.Max(factor, LeastFactor))];
            figure = [.. above.Select(factor => factor / SeriesMath.Mean(above))];
        }
        ReadOnlySpan<double> adjusted = parts is null ? values : parts.Adjusted.AsSpan();
        adjusted = adjusted[..Math.Min(Math.Max(LeastValues, 2 * season), adjusted.Length)];
        double mean = SeriesMath.Mean(adjusted);
        if (form.Trend == EtsTrend.None)
        {
            return new EtsStart(mean, 0, figure);
        }
        (double intercept, double slope) = SeriesMath.Line(adjusted);

        // A steep line of positive values can start below 0, where relative errors have no meaning.
        return form.IsAdditive || intercept - slope > 0 ? new EtsStart(intercept - slope, slope, figure) : new EtsStart(mean, 0, figure);
    }
}
