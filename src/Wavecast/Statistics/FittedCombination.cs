namespace Wavecast.Statistics;

/// <summary>A fit of <see cref="CombinationMethod"/>: the members' fits and their weights.</summary>
internal sealed class FittedCombination(SimpleMethod method, int season, int horizon, FittedMethod[] members, double[] weights)
    : FittedMethod(method, season, horizon)
{
    private protected override double[] Compute(ReadOnlySpan<double> history)
    {
        double[] forecast = new double[Horizon];
        for (int i = 0; i < members.Length; i++)
        {
            double[] one = members[i].Forecast(history);
            for (int h = 0; h < Horizon; h++)
            {
                forecast[h] += weights[i] * one[h];
            }
        }
        return forecast;
    }
}
