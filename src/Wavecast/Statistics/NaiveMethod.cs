namespace Wavecast.Statistics;

/// <summary>The last value, repeated.</summary>
internal sealed class NaiveMethod() : SimpleMethod("naive")
{
    private protected override double[] Compute(ReadOnlySpan<double> history, int season, int horizon)
    {
        double[] forecast = new double[horizon];
        Array.Fill(forecast, history[^1]);
        return forecast;
    }
}
