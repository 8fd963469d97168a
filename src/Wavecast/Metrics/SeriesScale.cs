namespace Wavecast.Metrics;

/// <summary>How much a series changes in a season: what the errors of its forecasts are measured by, so that series compare.</summary>
/// <remarks>Hyndman and Koehler, International Journal of Forecasting 22 (2006): the errors of the seasonal naive forecast one step ahead, in the training part.</remarks>
/// <param name="Absolute">The mean of |x_t − x_{t−m}|; above 0, or NaN where there is none.</param>
/// <param name="Squared">The mean of (x_t − x_{t−m})²; above 0, or NaN where there is none.</param>
/// <param name="Season">m, the lag that was taken; 1 where that of the season gave nothing.</param>
public sealed record SeriesScale(double Absolute, double Squared, int Season)
{
    /// <summary>The scale of a series.</summary>
    /// <remarks>
    /// Pairs with a missing value are left out. Where no pair is left, or all of them are equal, lag 1 is taken instead; where that gives nothing
    /// either, as in a constant, the scale is NaN, and so are the errors measured by it: <see cref="ForecastMetrics.MeanOfDefined"/> leaves them out.
    /// </remarks>
    /// <param name="training">The training part, oldest first; NaN where a value is missing.</param>
    /// <param name="season">Steps of a season, from 1; 1 for none.</param>
    /// <exception cref="ArgumentException">A value is infinite, or the season is below 1.</exception>
    public static SeriesScale Of(ReadOnlySpan<double> training, int season)
    {
        Require.InRange(season, 1, int.MaxValue, nameof(season));
        for (int t = 0; t < training.Length; t++)
        {
            if (double.IsInfinity(training[t]))
            {
                throw new ArgumentException($"The value at step {t} is infinite; mark it as missing, NaN, or fill it.", nameof(training));
            }
        }
        SeriesScale scale = AtLag(training, season);
        return double.IsNaN(scale.Absolute) && season > 1 ? AtLag(training, 1) : scale;
    }

    private static SeriesScale AtLag(ReadOnlySpan<double> training, int lag)
    {
        double absolutes = 0, squares = 0;
        int pairs = 0;
        for (int t = lag; t < training.Length; t++)
        {
            double change = training[t] - training[t - lag];
            if (!double.IsNaN(change))
            {
                absolutes += Math.Abs(change);
                squares += change * change;
                pairs++;
            }
        }
        return absolutes > 0 ? new SeriesScale(absolutes / pairs, squares / pairs, lag) : new SeriesScale(double.NaN, double.NaN, lag);
    }
}
