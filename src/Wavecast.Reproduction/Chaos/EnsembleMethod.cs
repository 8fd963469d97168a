using System.Globalization;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Chaos;

/// <summary>Several networks that draw together: the median of their predictions is the next input of all.</summary>
/// <param name="Member">How each is trained.</param>
/// <param name="Members">How many.</param>
internal sealed record EnsembleMethod(GradientMethod Member, int Members)
{
    /// <summary>As a method.</summary>
    public Method ToMethod(string key, string name) => new(key, name, Describe(), ToString(), Learn);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"median of {Members}, each {Member}");

    private string Describe() => string.Create(CultureInfo.InvariantCulture, $"the median of {Members} networks' predictions is the next input of all; each: {Member.Describe()}");

    private Drawer Learn(SequenceBatch<double> training, long seed, CancellationToken cancellation)
    {
        LstmNetwork<double>[] networks = [.. Enumerable.Range(0, Members).Select(member => Member.Train(training, seed * Members + member, cancellation))];
        return (warmUp, steps) => Draw(networks, warmUp, steps);
    }

    private static SequenceBatch<double> Draw(LstmNetwork<double>[] networks, SequenceBatch<double> warmUp, int steps)
    {
        double[] drawn = new double[warmUp.Count * steps * warmUp.Features];
        for (int b = 0; b < warmUp.Count; b++)
        {
            Draw([.. networks.Select(network => network.CreateState())], warmUp[b], drawn.AsSpan(b * steps * warmUp.Features, steps * warmUp.Features));
        }
        return new SequenceBatch<double>(drawn, warmUp.Count, steps, warmUp.Features);
    }

    private static void Draw(NetworkState<double>[] states, ReadOnlySpan<double> warmUp, Span<double> drawn)
    {
        int features = states[0].Shape.Inputs;
        double[] next = new double[features];
        for (int at = 0; at < warmUp.Length; at += features)
        {
            Step(states, warmUp.Slice(at, features), next);
        }
        for (int at = 0; at < drawn.Length; at += features)
        {
            next.CopyTo(drawn[at..]);
            Step(states, next, next);
        }
    }

    private static void Step(NetworkState<double>[] states, ReadOnlySpan<double> x, Span<double> y)
    {
        double[][] predictions = new double[states.Length][];
        for (int member = 0; member < states.Length; member++)
        {
            states[member].Step(x, predictions[member] = new double[y.Length]);
        }
        for (int k = 0; k < y.Length; k++)
        {
            y[k] = predictions.Select(prediction => prediction[k]).Median();
        }
    }
}
