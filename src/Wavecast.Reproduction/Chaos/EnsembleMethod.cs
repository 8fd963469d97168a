using System.Globalization;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Chaos;

/// <summary>Several networks that draw together: the median of their predictions, kept within what the training part has shown, is the next input of all.</summary>
/// <param name="Member">How each is trained.</param>
/// <param name="Members">How many.</param>
internal sealed record EnsembleMethod(GradientMethod Member, int Members)
{
    /// <summary>As a method.</summary>
    public Method ToMethod(string key, string name) => new(key, name, Describe(), ToString(), Learn);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"median of {Members}, within range, each {Member}");

    private string Describe() => string.Create(CultureInfo.InvariantCulture, $"the median of {Members} networks' predictions, kept within the range of the training part, is the next input of all; each: {Member.Describe()}");

    private Drawer Learn(SequenceBatch<double> training, long seed, CancellationToken cancellation)
    {
        LstmNetwork<double>[] networks = [.. Enumerable.Range(0, Members).Select(member => Member.Train(training, seed * Members + member, cancellation))];
        double[] least = Extremes(training, Math.Min), greatest = Extremes(training, Math.Max);
        return (warmUp, steps) => Draw(networks, warmUp, steps, (k, value) => Math.Clamp(value, least[k], greatest[k]));
    }

    private static double[] Extremes(SequenceBatch<double> training, Func<double, double, double> choose) =>
        [.. Enumerable.Range(0, training.Features).Select(k => training[0].ToArray().Where((_, i) => i % training.Features == k).Aggregate(choose))];

    private static SequenceBatch<double> Draw(LstmNetwork<double>[] networks, SequenceBatch<double> warmUp, int steps, Func<int, double, double> bound)
    {
        int features = warmUp.Features;
        double[] drawn = new double[warmUp.Count * steps * features];
        for (int b = 0; b < warmUp.Count; b++)
        {
            NetworkState<double>[] states = [.. networks.Select(network => network.CreateState())];
            double[] next = new double[features];
            for (int step = 0; step < warmUp.Lengths[b] + steps - 1; step++)
            {
                ReadOnlySpan<double> x = step < warmUp.Lengths[b] ? warmUp[b].Slice(step * features, features) : next;
                Step(states, x, next, bound);
                if (step >= warmUp.Lengths[b] - 1)
                {
                    next.CopyTo(drawn, (b * steps + step - warmUp.Lengths[b] + 1) * features);
                }
            }
        }
        return new SequenceBatch<double>(drawn, warmUp.Count, steps, features);
    }

    private static void Step(NetworkState<double>[] states, ReadOnlySpan<double> x, Span<double> y, Func<int, double, double> bound)
    {
        double[][] predictions = new double[states.Length][];
        for (int member = 0; member < states.Length; member++)
        {
            states[member].Step(x, predictions[member] = new double[y.Length]);
        }
        for (int k = 0; k < y.Length; k++)
        {
            y[k] = bound(k, predictions.Select(prediction => prediction[k]).Median());
        }
    }
}
