namespace Wavecast.Transforms;

/// <summary>Differences over a lag; undone by summing them up on the last values, one sum for each phase of the lag.</summary>
internal sealed class FittedDifference(string name, int lag) : FittedTransform(name)
{
    public const string Lag = "lag";

    public override bool IsElementwise => false;

    public override IReadOnlyList<(string Name, double[] Values)> State => [(Lag, [lag])];

    private protected override double[] ApplyTo(ReadOnlySpan<double> values)
    {
        double[] differences = new double[values.Length];
        Array.Fill(differences, double.NaN);
        for (int t = lag; t < differences.Length; t++)
        {
            differences[t] = values[t] - values[t - lag];
        }
        return differences;
    }

    private protected override double[] InvertFrom(ReadOnlySpan<double> future, ReadOnlySpan<double> history)
    {
        double[] levels = Levels(history), values = new double[future.Length];
        for (int h = 0; h < values.Length; h++)
        {
            values[h] = levels[h % lag] + future[h];
            levels[h % lag] = double.IsNaN(values[h]) ? levels[h % lag] : values[h];
        }
        return values;
    }

    /// <summary>The last known values of the phases, from that of the first step behind the history on.</summary>
    private double[] Levels(ReadOnlySpan<double> history)
    {
        if (history.Length < lag)
        {
            throw new ArgumentException($"The history has {history.Length} steps, fewer than the lag of {lag}; give all of them since the first that was fitted.", nameof(history));
        }
        double last = history.LastIndexOfAnyExcept(double.NaN) is >= 0 and int t ? history[t] : double.NaN;
        double[] levels = new double[lag];
        for (int i = 0; i < lag; i++)
        {
            int step = history.Length - lag + i;
            while (step >= lag && double.IsNaN(history[step]))
            {
                step -= lag;
            }
            levels[i] = double.IsNaN(history[step]) ? last : history[step];
        }
        return levels;
    }
}
