using System.Numerics;

namespace Wavecast.Benchmarks;

/// <summary>One free-run step of many streams together; the time is that of one stream's step.</summary>
public static class StreamsBenchmark
{
    public static Measurement Run<T>(int[] hidden, int streams, int threads, int runs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkShape shape = new(1, hidden, 1);
        using StreamGroup<T> group = new(new LstmNetwork<T>(shape), threads);
        for (int i = 0; i < streams; i++)
        {
            group.Add();
        }
        T[] values = new T[streams];
        Array.Fill(values, T.One);
        int steps = Math.Max(1, 40_000 / streams);
        double peak = PeakMeter.Gflops<T>();
        double seconds = Measurement.Median(
            () =>
            {
                for (int i = 0; i < steps; i++)
                {
                    group.Step(values, values);
                }
            },
            warmUp: true,
            runs) / steps / streams;
        double gflops = StepBenchmark.Flop(shape) / seconds / 1e9;
        string name = $"step of {streams} streams, {string.Join(',', hidden)}, {typeof(T).Name}, {threads} thread{(threads > 1 ? "s" : "")}";
        return new Measurement(name, seconds, gflops, peak, gflops / (threads * peak), Measurement.PeakMemory());
    }
}
