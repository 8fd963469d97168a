namespace Wavecast.Statistics;

/// <summary>The last season, repeated.</summary>
internal sealed class SeasonalNaiveMethod() : SimpleMethod("seasonal-naive")
{
    private protected override double[] Compute(ReadOnlySpan<double> history, int season, int horizon)
    {
        ReadOnlySpan<double> last = history[^(season <= history.Length ? season : 1)..];
        double[] forecast = new double[horizon];
        for (int i = 0; i < horizon; i++)
        {
            forecast[i] = last[i % last.Length];
        }
        return forecast;
    }
}
