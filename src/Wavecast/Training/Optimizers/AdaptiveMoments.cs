using System.Collections.Immutable;

namespace Wavecast.Training.Optimizers;

/// <summary>Adam and AdamW: steps along the mean gradient, scaled for each parameter by the gradient's mean square.</summary>
/// <remarks>
/// Kingma and Ba, ICLR 2015: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², both corrected for having started at 0,
/// m̂ = m / (1 − β₁ⁿ) and v̂ = v / (1 − β₂ⁿ) at update n; w ← w − η·m̂ / (√v̂ + ε).
/// </remarks>
public abstract record AdaptiveMoments : FirstOrderOptimizer
{
    private protected AdaptiveMoments()
        : base(learningRate: 0.001)
    {
    }

    /// <summary>β₁, how much of the mean gradient is kept; 0 or more and below 1. Default 0.9.</summary>
    public double Beta1 { get; init => field = Require.Fraction(value); } = 0.9;

    /// <summary>β₂, how much of the mean square is kept; 0 or more and below 1. Default 0.999.</summary>
    public double Beta2 { get; init => field = Require.Fraction(value); } = 0.999;

    /// <summary>ε, added to the root; greater than 0. Default 1e-8.</summary>
    public double Epsilon { get; init => field = Require.Positive(value); } = 1e-8;

    /// <summary>Pulls the parameters to 0: Adam adds w times it to the gradient (default 0), AdamW shrinks w by η times it (default 0.01).</summary>
    public double WeightDecay { get; init => field = Require.NotNegative(value); }

    /// <summary>Whether to divide by the largest mean square so far (Reddi, Kale and Kumar, ICLR 2018). Default false.</summary>
    public bool AmsGrad { get; init; }

    internal override ImmutableArray<string> VectorNames =>
        AmsGrad ? ["mean", "meanSquare", "largestMeanSquare"] : ["mean", "meanSquare"];

    private protected abstract bool DecayIsDecoupled { get; }

    internal override void Update<T>(Span<T> w, ReadOnlySpan<T> gradient, T[][] vectors, double learningRateFactor, long update)
    {
        T[] m = vectors[0];
        T[] v = vectors[1];
        // Without AMSGrad the divisor is the present mean square itself.
        T[] largest = vectors[^1];
        double learningRate = LearningRate * learningRateFactor;
        T rate = T.CreateTruncating(learningRate / (1 - VectorMath.Power(Beta1, update)));
        T correction = T.CreateTruncating(Math.Sqrt(1 - VectorMath.Power(Beta2, update)));
        T epsilon = T.CreateTruncating(Epsilon);
        T fresh = T.CreateTruncating(1 - Beta1);
        T beta2 = T.CreateTruncating(Beta2);
        T freshSquare = T.CreateTruncating(1 - Beta2);
        T decay = T.CreateTruncating(DecayIsDecoupled ? 0 : WeightDecay);
        T kept = T.CreateTruncating(DecayIsDecoupled ? 1 - learningRate * WeightDecay : 1);
        for (int i = 0; i < w.Length; i++)
        {
            T g = gradient[i] + decay * w[i];
            m[i] += fresh * (g - m[i]);
            v[i] = beta2 * v[i] + freshSquare * g * g;
            largest[i] = T.Max(largest[i], v[i]);
            w[i] = kept * w[i] - rate * m[i] / (T.Sqrt(largest[i]) / correction + epsilon);
        }
    }
}
