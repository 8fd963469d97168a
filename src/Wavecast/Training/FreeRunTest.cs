using System.Numerics;
using Wavecast.Metrics;

namespace Wavecast.Training;

/// <summary>Draws sequences on from their own beginnings and compares with what they were.</summary>
internal sealed class FreeRunTest<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LstmNetwork<T> network;
    private readonly SequenceBatch<T> beginnings;
    private readonly SequenceBatch<T> truth;
    private readonly int steps;
    private readonly int threads;

    /// <summary>Cuts the beginnings off.</summary>
    /// <exception cref="ArgumentException">The warm-up leaves nothing to draw of a sequence.</exception>
    public FreeRunTest(NetworkShape shape, TrainingSettings settings, SequenceBatch<T> sequences)
    {
        (network, threads) = (new LstmNetwork<T>(shape), settings.Threads);
        int shortest = sequences.Lengths[0];
        int longest = shortest;
        foreach (int length in sequences.Lengths)
        {
            (shortest, longest) = (Math.Min(shortest, length), Math.Max(longest, length));
        }
        int warmUp = settings.ValidationWarmUp ?? shortest / 2;
        if (warmUp >= shortest)
        {
            throw new ArgumentException($"A warm-up of {warmUp} steps leaves nothing to draw of the shortest sequence, of {shortest} steps; take a shorter one.", nameof(settings));
        }
        steps = Math.Min(longest - warmUp, settings.ValidationSteps ?? int.MaxValue);
        beginnings = Cut(b => sequences[b][..(warmUp * sequences.Features)].ToArray());
        truth = Cut(b => sequences[b].Slice(warmUp * sequences.Features, Math.Min(steps, sequences.Lengths[b] - warmUp) * sequences.Features).ToArray());

        SequenceBatch<T> Cut(Func<int, T[]> cut) =>
            SequenceBatch<T>.FromSequences([.. Enumerable.Range(0, sequences.Count).Select(cut)], sequences.Features);
    }

    /// <summary>Root mean square error over all drawn values, or null where it is not finite.</summary>
    public double? Rmse(ReadOnlySpan<T> parameters)
    {
        parameters.CopyTo(network.Parameters);
        double rmse = ErrorMetrics.Rmse(truth, network.Draw(beginnings, steps, threads));
        return double.IsFinite(rmse) ? rmse : null;
    }

    /// <summary>Steps that are drawn before the root mean square error over the sequences first passes a limit.</summary>
    public int Horizon(ReadOnlySpan<T> parameters, double limit)
    {
        parameters.CopyTo(network.Parameters);
        SequenceBatch<T> drawn = network.Draw(beginnings, steps, threads);
        for (int step = 0; step < steps; step++)
        {
            double squares = 0;
            int values = 0;
            for (int b = 0; b < truth.Count; b++)
            {
                for (int i = step * truth.Features; i < Math.Min((step + 1) * truth.Features, truth[b].Length); i++, values++)
                {
                    double error = double.CreateTruncating(truth[b][i] - drawn[b][i]);
                    squares += error * error;
                }
            }
            if (!(squares <= limit * limit * values))
            {
                return step;
            }
        }
        return steps;
    }
}
