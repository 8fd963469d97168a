namespace Wavecast.Statistics;

/// <summary>Exponential smoothing without season on the series adjusted by <see cref="Stl"/>, with its last season laid over it.</summary>
internal sealed class StlEtsMethod() : SimpleMethod("stl-ets")
{
    private protected override double[] Compute(ReadOnlySpan<double> history, int season, int horizon)
    {
        if (season == 1 || history.Length <= 2L * season || SeriesMath.AreConstant(history))
        {
            return SimpleMethods.Ets.Forecast(history, season, horizon);
        }
        Decomposition seasons = Stl.Of(history, season);
        return Array.TrueForAll([.. seasons.Adjusted], double.IsFinite)
            ? seasons.Reseasonalize(SimpleMethods.Ets.Forecast(seasons.Adjusted.AsSpan(), season: 1, horizon))
            : SimpleMethods.Ets.Forecast(history, season, horizon);
    }
}
