namespace Wavecast.Tests.Training;

/// <summary>The smallest networks and sequences that training can be tested on.</summary>
internal static class Waves
{
    /// <summary>A network without weights: its prediction is its bias, plus its input where residual.</summary>
    public static LstmNetwork<double> BiasOnly(double bias = 0, bool residual = false)
    {
        LstmNetwork<double> network = new(1, [1], 1, residual);
        network.Parameters.Clear();
        network["linear.bias"][0] = bias;
        return network;
    }

    /// <summary>An optimizer that sets the bias of such a network to these values, epoch after epoch, the last for ever.</summary>
    public static ScriptedOptimizer BiasScript(params double[] biases) => new()
    {
        Move = (call, parameters, _) => parameters[^1] = biases[Math.Min(call, biases.Length - 1)],
    };

    /// <summary>Sequences that stay at one value each.</summary>
    public static SequenceBatch<double> Constant(int steps, params double[] values) =>
        SequenceBatch<double>.FromSequences([.. values.Select(value => Enumerable.Repeat(value, steps).ToArray())]);

    /// <summary>Sine waves of different phases and lengths, from 9 to 14 steps.</summary>
    public static SequenceBatch<double> Sines(int count) =>
        SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, count).Select(b => Enumerable.Range(0, 14 - b % 6).Select(t => Math.Sin(0.7 * t + b)).ToArray())]);

    /// <summary>A progress report that is handled at once, in the thread that trains.</summary>
    public static IProgress<TrainingProgress> OnReport(Action<TrainingProgress> handle) => new Handler(handle);

    private sealed class Handler(Action<TrainingProgress> handle) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => handle(value);
    }
}
