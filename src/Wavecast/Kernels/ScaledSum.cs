using System.Numerics;
using System.Runtime.InteropServices;

namespace Wavecast.Kernels;

/// <summary>sum += factor · values.</summary>
internal static class ScaledSum
{
    /// <summary>Adds values times a factor; no sum runs across a vector and nothing is fused, so its width changes no bit.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="values">As many as there are sums, or more.</param>
    /// <param name="sum">What is added to.</param>
    public static void Add(double factor, ReadOnlySpan<double> values, Span<double> sum)
    {
        values = values[..sum.Length];
        Span<Vector<double>> wideSum = MemoryMarshal.Cast<double, Vector<double>>(sum);
        ReadOnlySpan<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (int v = 0; v < wideSum.Length; v++)
        {
            wideSum[v] += factor * wide[v];
        }
        for (int v = wideSum.Length * Vector<double>.Count; v < sum.Length; v++)
        {
            sum[v] += factor * values[v];
        }
    }
}
