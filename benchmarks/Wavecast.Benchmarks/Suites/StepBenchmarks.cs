using System.Numerics;
using BenchmarkDotNet.Attributes;

namespace Wavecast.Benchmarks.Suites;

/// <summary>One free-run step of one sequence.</summary>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(double))]
[GenericTypeArguments(typeof(float))]
public class StepBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private NetworkState<T> state = null!;
    private T value = T.One;

    [Params(16, 51, 128)]
    public int Hidden { get; set; }

    [GlobalSetup]
    public void SetUp() => state = new LstmNetwork<T>(inputs: 1, hidden: [Hidden, Hidden], outputs: 1).CreateState();

    [Benchmark]
    public T Step() => value = state.Step(value);
}
