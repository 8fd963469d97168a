using System.Numerics;

namespace Wavecast.Benchmarks;

/// <summary>One free-run step of one sequence: the prediction becomes the next input.</summary>
public static class StepBenchmark
{
    public static Measurement Run<T>(int[] hidden, int runs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Steps = 20_000;
        NetworkShape shape = new(1, hidden, 1);
        NetworkState<T> state = new LstmNetwork<T>(shape).CreateState();
        double peak = PeakMeter.Gflops<T>();
        T value = T.One;
        double seconds = Measurement.Median(
            () =>
            {
                for (int i = 0; i < Steps; i++)
                {
                    value = state.Step(value);
                }
            },
            warmUp: true,
            runs) / Steps;
        double gflops = Flop(shape) / seconds / 1e9;
        return new Measurement($"step {string.Join(',', hidden)}, {typeof(T).Name}", seconds, gflops, peak, gflops / peak, Measurement.PeakMemory());
    }

    /// <summary>The products of one step's gate sums.</summary>
    internal static double Flop(NetworkShape shape)
    {
        double products = 0;
        for (int layer = 0; layer < shape.Hidden.Length; layer++)
        {
            products += 4.0 * shape.Hidden[layer] * (shape.Hidden[layer] + (layer == 0 ? shape.Inputs : shape.Hidden[layer - 1]));
        }
        return 2 * products;
    }
}
