namespace Wavecast.Statistics;

/// <summary>A fit of <see cref="ThetaMethod"/>: how the season is taken out, and the smoothing; season and slope are those of the history at hand.</summary>
internal sealed class FittedTheta(SimpleMethod method, int season, int horizon, SeasonalAdjustment adjustment, EtsFit smoothing)
    : FittedMethod(method, season, horizon)
{
    private protected override double[] Compute(ReadOnlySpan<double> history)
    {
        Decomposition? seasons = adjustment.Decompose(history);
        double[] forecast = Nonseasonal(seasons is null ? history : seasons.Adjusted.AsSpan());
        return seasons?.Reseasonalize(forecast) ?? forecast;
    }

    /// <summary>Equations 5 and 6 of Hyndman and Billah (2003): line 2, smoothed, and line 0, averaged, without making either.</summary>
    private double[] Nonseasonal(ReadOnlySpan<double> values)
    {
        double slope = SeriesMath.Line(values).Slope / 2;
        double level = smoothing.Forecast(values, 1)[0], alpha = smoothing.Alpha;
        double lag = (1 - Math.Pow(1 - alpha, values.Length)) / alpha;
        return SeriesMath.Ahead(Horizon, h => level + slope * (h - 1 + lag));
    }
}
