using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>The loss as a function of one number: the step from an origin along a direction.</summary>
internal readonly ref struct SearchLine<T>(IObjective<T> objective, ReadOnlySpan<T> origin, ReadOnlySpan<T> direction, Span<T> scratch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> origin = origin;
    private readonly ReadOnlySpan<T> direction = direction;
    private readonly Span<T> scratch = scratch;

    /// <summary>The longest move of a parameter at step 1.</summary>
    public double Reach => VectorMath.LargestMagnitude(direction);

    /// <summary>One evaluation, into a point.</summary>
    /// <returns>Whether loss and slope are finite; a gradient that is not has no finite slope.</returns>
    public bool Evaluate(double step, SearchPoint<T> point)
    {
        VectorMath.Add(origin, step, direction, scratch);
        point.Step = step;
        point.Loss = objective.Evaluate(scratch, point.Gradient);
        point.Slope = VectorMath.Dot(point.Gradient, direction);
        return double.IsFinite(point.Loss) && double.IsFinite(point.Slope);
    }
}
