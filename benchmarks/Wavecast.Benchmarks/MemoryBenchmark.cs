using System.Diagnostics;

namespace Wavecast.Benchmarks;

/// <summary>The whole PyTorch example: 97 + 3 sequences, 1→51→51→1.</summary>
public static class MemoryBenchmark
{
    public static Measurement Run(int threads)
    {
        throw new InvalidOperationException();
    }
}
