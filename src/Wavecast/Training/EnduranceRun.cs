using System.Numerics;
using Wavecast.Data;

namespace Wavecast.Training;

/// <summary>Takes the <see cref="EnduranceTest"/> on a few sequences at once.</summary>
internal sealed class EnduranceRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>One whole block of sequences in double: more would cost in proportion and tell little.</summary>
    private const int MostSequences = 16;

    private readonly LstmNetwork<T> network;
    private readonly EnduranceTest test;
    private readonly SequenceBatch<T> beginnings;
    private readonly int threads;

    /// <param name="shape">The network's.</param>
    /// <param name="settings">With an endurance test.</param>
    /// <param name="sequences">Where drawings begin, after half of each; the first ones are taken.</param>
    public EnduranceRun(NetworkShape shape, TrainingSettings settings, params IEnumerable<SequenceBatch<T>> sequences)
    {
        (network, test, threads) = (new LstmNetwork<T>(shape), settings.Endurance!, settings.Threads);
        IEnumerable<T[]> halves = sequences.SelectMany(batch => Enumerable.Range(0, batch.Count)
            .Select(b => batch[b][..((batch.Lengths[b] + 1) / 2 * batch.Features)].ToArray()));
        beginnings = SequenceBatch<T>.FromSequences([.. halves.Take(MostSequences)], shape.Inputs);
    }

    /// <summary>The largest |ln(last / first)| over all sequences; infinite where a drawing overflows or dies.</summary>
    public double Drift(ReadOnlySpan<T> parameters)
    {
        parameters.CopyTo(network.Parameters);
        SequenceBatch<T> drawn = network.Draw(beginnings, test.Steps, threads);
        int window = Math.Min(test.Window, test.Steps / 2) * drawn.Features;
        double worst = 0;
        for (int b = 0; b < drawn.Count; b++)
        {
            double drift = Math.Abs(Math.Log(Deviation(drawn[b][^window..], drawn.Features) / Deviation(drawn[b][..window], drawn.Features)));
            worst = double.IsFinite(drift) ? Math.Max(worst, drift) : double.PositiveInfinity;
        }
        return worst;
    }

    private static double Deviation(ReadOnlySpan<T> values, int features) =>
        FeatureRange.Deviations(new SequenceBatch<T>(values.ToArray(), 1, values.Length / features, features));
}
