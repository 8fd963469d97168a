using System.Collections.Immutable;
using System.Numerics;
using Wavecast.Kernels;

namespace Wavecast.Segments;

/// <summary>Pinball loss of quantiles, <c>[steps, quantiles]</c>: weight · wᵩ · 2 · (τ − 1{target &lt; y}) · (target − y); a missing target costs nothing.</summary>
/// <remarks>Koenker and Bassett, Econometrica 46 (1978); with the factor 2 the median's is the absolute error.</remarks>
internal sealed unsafe class QuantileLoss<T> : StepLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] above;
    private readonly T[] below;

    /// <param name="levels">τ of each quantile.</param>
    /// <param name="weights">w of each.</param>
    public QuantileLoss(ImmutableArray<double> levels, ImmutableArray<double> weights)
    {
        above = [.. levels.Zip(weights, (level, weight) => T.CreateTruncating(2 * weight * level))];
        below = [.. levels.Zip(weights, (level, weight) => T.CreateTruncating(2 * weight * (1 - level)))];
    }

    public override void Add(T* y, T* target, T* dy, int outputs, int lanes, T weight, ref double sum)
    {
        for (int o = 0, quantile = 0; o < outputs; o++, quantile = quantile + 1 < above.Length ? quantile + 1 : 0)
        {
            T error = target[o * lanes] - y[o * lanes], slope = error > T.Zero ? above[quantile] : -below[quantile];
            bool isMissing = T.IsNaN(target[o * lanes]);
            sum += isMissing ? 0 : double.CreateTruncating(weight * slope * error);
            if (dy != null)
            {
                dy[o * lanes] = isMissing ? T.Zero : -weight * slope;
            }
        }
    }
}
