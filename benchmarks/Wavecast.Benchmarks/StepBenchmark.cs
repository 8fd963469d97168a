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
            warmUps: 2,
            runs) / Steps;
        double products = 0;
        for (int layer = 0; layer < hidden.Length; layer++)
        {
            products += 4.0 * hidden[layer] * (hidden[layer] + (layer == 0 ? 1 : hidden[layer - 1]));
        }
        double gflops = 2 * products / seconds / 1e9;
        return new Measurement($"step {string.Join(',', hidden)}, {typeof(T).Name}", seconds, gflops, peak, gflops / peak, Measurement.PeakMemory());
    }
}
