namespace Wavecast.Statistics;

/// <summary>The last season, repeated.</summary>
internal sealed class SeasonalNaiveMethod() : SimpleMethod("seasonal-naive")
{
    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon) =>
        new FittedFormula(this, season, horizon, seen => LastSeason(seen, season, horizon));

    /// <summary>As the method says, of any history.</summary>
    public static double[] LastSeason(ReadOnlySpan<double> history, int season, int horizon)
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
