using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>An objective whose gradient is shortened where it is longer than a limit: clipping by global norm.</summary>
/// <remarks>
/// Pascanu, Mikolov and Bengio, ICML 2013: g ← g·limit / ‖g‖ where ‖g‖ &gt; limit. For first-order methods: to a line search
/// the shortened gradient would contradict the loss.
/// </remarks>
internal sealed class ClippedObjective<T>(IObjective<T> objective, double limit) : IObjective<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double limit = Require.Positive(limit, nameof(limit));

    public int Length => objective.Length;

    public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient)
    {
        double loss = objective.Evaluate(parameters, gradient);
        double norm = VectorMath.Norm<T>(gradient);
        bool overflows = double.IsInfinity(norm);
        if (overflows)
        {
            // The squares overflow; where the values themselves are finite the direction can be saved.
            VectorMath.Scale(1 / VectorMath.LargestMagnitude<T>(gradient), gradient, gradient);
            norm = VectorMath.Norm<T>(gradient);
        }
        if (overflows || norm > limit)
        {
            VectorMath.Scale(limit / norm, gradient, gradient);
        }
        return loss;
    }
}
