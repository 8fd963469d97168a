namespace Wavecast.Statistics;

/// <summary>The mean of the history.</summary>
internal sealed class MeanMethod() : SimpleMethod("mean")
{
    private protected override double[] Compute(ReadOnlySpan<double> history, int season, int horizon)
    {
        double[] forecast = new double[horizon];
        Array.Fill(forecast, SeriesMath.Mean(history));
        return forecast;
    }
}
