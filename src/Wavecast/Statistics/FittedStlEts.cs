namespace Wavecast.Statistics;

/// <summary>A fit of <see cref="StlEtsMethod"/>: that of the smoothing; the season is taken out of the history at hand anew.</summary>
internal sealed class FittedStlEts(SimpleMethod method, int season, int horizon, FittedMethod smoothing) : FittedMethod(method, season, horizon)
{
    private protected override double[] Compute(ReadOnlySpan<double> history) =>
        StlEtsMethod.Adjust(history, Season) is { } seasons
            ? seasons.Reseasonalize(smoothing.Forecast(seasons.Adjusted.AsSpan()))
            : smoothing.Forecast(history);
}
