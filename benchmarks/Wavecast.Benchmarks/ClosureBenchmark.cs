using System.Numerics;

namespace Wavecast.Benchmarks;

/// <summary>The PyTorch example's closure: forward, mean of squares, backward through time.</summary>
public static class ClosureBenchmark
{
    public static Measurement Run<T>(int[] hidden, int batch, int length, int threads, int runs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkShape shape = new(1, hidden, 1);
        LstmNetwork<T> network = new(shape, seed: 0, InitialWeights.PyTorch);
        using SequenceObjective<T> objective = SequenceObjective<T>.NextStep(shape, Waves<T>(batch, length + 1), new ObjectiveSettings(), threads);
        T[] gradient = new T[objective.Length];
        double peak = PeakMeter.Gflops<T>();
        double seconds = Measurement.Median(() => objective.Evaluate(network.Parameters, gradient), warmUp: true, runs);
        peak = Math.Max(peak, PeakMeter.Gflops<T>());
        double gflops = UsefulGflop(shape, batch, length) / seconds;
        string name = $"closure {string.Join(',', hidden)}, {batch} × {length}, {typeof(T).Name}, {threads} thread{(threads > 1 ? "s" : "")}";
        return new Measurement(name, seconds, gflops, peak, gflops / (threads * peak), Measurement.PeakMemory());
    }

    /// <summary>Sine waves of period 2π·20 steps.</summary>
    internal static SequenceBatch<T> Waves<T>(int batch, int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = [.. Enumerable.Range(0, batch * steps).Select(i => T.CreateTruncating(Math.Sin((i % steps + 7.0 * (i / steps)) / 20)))];
        return new SequenceBatch<T>(values, batch, steps, 1);
    }

    /// <summary>Three products a layer, less the first layer's input gradient; 18.2 for 97 × 999 steps of 1→51→51→1.</summary>
    internal static double UsefulGflop(NetworkShape shape, int batch, int length)
    {
        double products = 0;
        for (int layer = 0; layer < shape.Hidden.Length; layer++)
        {
            int inputs = layer == 0 ? shape.Inputs : shape.Hidden[layer - 1];
            products += 3 * 4.0 * shape.Hidden[layer] * (shape.Hidden[layer] + inputs);
        }
        products -= 4.0 * shape.Hidden[0] * shape.Inputs;
        return 2 * products * batch * length / 1e9;
    }
}
