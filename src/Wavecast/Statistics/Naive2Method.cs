namespace Wavecast.Statistics;

/// <summary>The last value of the seasonally adjusted series, with the season laid over it again.</summary>
internal sealed class Naive2Method() : SimpleMethod("naive2")
{
    private const int LeastSeasons = 3;

    private protected override double[] Compute(ReadOnlySpan<double> history, int season, int horizon)
    {
        bool hasSeasons = history.Length / season >= LeastSeasons;
        Decomposition? seasons = hasSeasons ? SeasonalityTest.Of(history, season).Decompose(history) : null;
        double last = seasons?.Adjusted[^1] ?? history[^1];
        double[] forecast = new double[horizon];
        Array.Fill(forecast, last);
        return seasons?.Reseasonalize(forecast) ?? forecast;
    }
}
