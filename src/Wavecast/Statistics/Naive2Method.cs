namespace Wavecast.Statistics;

/// <summary>The last value of the seasonally adjusted series, with the season laid over it again.</summary>
internal sealed class Naive2Method() : SimpleMethod("naive2")
{
    private const int LeastSeasons = 3;

    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon)
    {
        bool hasSeasons = history.Length / season >= LeastSeasons;
        SeasonalAdjustment adjustment = hasSeasons ? SeasonalAdjustment.Of(history, season) : new(season, null);
        return new FittedFormula(this, season, horizon, seen => LastAdjusted(seen, adjustment, horizon));
    }

    private static double[] LastAdjusted(ReadOnlySpan<double> history, SeasonalAdjustment adjustment, int horizon)
    {
        Decomposition? seasons = adjustment.Decompose(history);
        double[] forecast = SeriesMath.Repeat(seasons?.Adjusted[^1] ?? history[^1], horizon);
        return seasons?.Reseasonalize(forecast) ?? forecast;
    }
}
