namespace Wavecast.Statistics;

/// <summary>Simple exponential smoothing with half the slope of the least-squares line as drift.</summary>
internal sealed class ThetaMethod() : SimpleMethod("theta")
{
    private const int LeastValues = 3;

    private protected override double[] Compute(ReadOnlySpan<double> history, int season, int horizon)
    {
        if (history.Length < LeastValues || SeriesMath.AreConstant(history))
        {
            return SimpleMethods.Naive.Forecast(history, season, horizon);
        }
        Decomposition? seasons = SeasonalityTest.Of(history, season).Decompose(history);
        double[] forecast = Nonseasonal(seasons is null ? history : seasons.Adjusted.AsSpan(), horizon);
        return seasons?.Reseasonalize(forecast) ?? forecast;
    }

    /// <summary>Equations 5 and 6 of Hyndman and Billah (2003): line 2, smoothed, and line 0, averaged, without making either.</summary>
    private static double[] Nonseasonal(ReadOnlySpan<double> values, int horizon)
    {
        double slope = SeriesMath.Line(values).Slope / 2;
        EtsFit smoothing = EtsFit.Of(values, EtsForm.Simple, season: 1);
        double level = smoothing.Forecast(1)[0], alpha = smoothing.Alpha;
        double lag = (1 - Math.Pow(1 - alpha, values.Length)) / alpha;
        return SeriesMath.Ahead(horizon, h => level + slope * (h - 1 + lag));
    }
}
