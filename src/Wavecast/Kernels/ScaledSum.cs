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

    /// <summary>Adds four rows of values, each times its factor, in turn: the bits of four additions, with the sums read and written once.</summary>
    /// <param name="factors">Four factors.</param>
    /// <param name="rows">The first row; the others follow at a distance.</param>
    /// <param name="distance">From one row to the next.</param>
    /// <param name="sum">What is added to; of each row as many values count.</param>
    public static void AddFour(ReadOnlySpan<double> factors, ReadOnlySpan<double> rows, int distance, Span<double> sum)
    {
        (double a, double b, double c, double d) = (factors[0], factors[1], factors[2], factors[3]);
        ReadOnlySpan<double> first = rows[..sum.Length], second = rows.Slice(distance, sum.Length), third = rows.Slice(2 * distance, sum.Length), fourth = rows.Slice(3 * distance, sum.Length);
        Span<Vector<double>> wideSum = MemoryMarshal.Cast<double, Vector<double>>(sum);
        ReadOnlySpan<Vector<double>> wideFirst = Wide(first), wideSecond = Wide(second), wideThird = Wide(third), wideFourth = Wide(fourth);
        for (int v = 0; v < wideSum.Length; v++)
        {
            wideSum[v] = wideSum[v] + a * wideFirst[v] + b * wideSecond[v] + c * wideThird[v] + d * wideFourth[v];
        }
        for (int v = wideSum.Length * Vector<double>.Count; v < sum.Length; v++)
        {
            sum[v] = sum[v] + a * first[v] + b * second[v] + c * third[v] + d * fourth[v];
        }
    }

    private static ReadOnlySpan<Vector<double>> Wide(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);
}
