using System.Text.Json;
using Wavecast.Tests.Golden;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Reference;

/// <summary>The loss of a network over some sequences, by the scalar reference; it remembers the loss of every evaluation.</summary>
internal sealed class ReferenceObjective(NetworkShape shape, IReadOnlyList<ScalarSequence> sequences) : IObjective<double>
{
    public int Length => shape.ParameterCount;

    public List<double> Losses { get; } = [];

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        gradient.Clear();
        double loss = 0;
        foreach (ScalarSequence sequence in sequences)
        {
            loss += ScalarLstm.Evaluate(shape, parameters, sequence, gradient).Loss;
        }
        Losses.Add(loss);
        return loss;
    }

    /// <summary>The problem of the golden file sine-9: nine waves of 120 steps, next-step mean of squares.</summary>
    public static ReferenceObjective SineNine()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(GoldenFile.PathOf("sine-9.json")));
        int[] phases = [.. golden.RootElement.GetProperty("phases").EnumerateArray().Skip(3).Select(phase => phase.GetInt32())];
        double weight = 1.0 / (phases.Length * 119);
        return new ReferenceObjective(new NetworkShape(1, [9, 9], 1), [.. phases.Select(phase => ScalarSequence.Of(Wave(phase, 0), Wave(phase, 1), weight))]);

        static double[][] Wave(int phase, int first) => [.. Enumerable.Range(first, 119).Select(t => new[] { Math.Sin((t + phase) / 20.0) })];
    }
}
