using BenchmarkDotNet.Attributes;

namespace Wavecast.Benchmarks.Suites;

/// <summary>1,000 steps drawn after 500 of warm-up: one sequence by its state, many by blocks.</summary>
[MemoryDiagnoser]
public class DrawBenchmarks
{
    private const int WarmUp = 500;
    private const int Drawn = 1000;

    private readonly LstmNetwork<double> network = new(inputs: 1, hidden: [51, 51], outputs: 1);
    private SequenceBatch<double> waves = null!;

    [Params(1, 16, 97)]
    public int Sequences { get; set; }

    [GlobalSetup]
    public void SetUp() => waves = ClosureBenchmark.Waves<double>(Sequences, WarmUp);

    [Benchmark(Baseline = true)]
    public double OneByOne()
    {
        double last = 0;
        for (int b = 0; b < Sequences; b++)
        {
            last += network.Draw(waves[b], Drawn)[^1];
        }
        return last;
    }

    [Benchmark]
    public SequenceBatch<double> Together() => network.Draw(waves, Drawn);
}
