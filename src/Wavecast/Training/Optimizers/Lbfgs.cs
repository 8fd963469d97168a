using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>L-BFGS: steps along a direction that curvature, learnt from the last steps, has bent towards the minimum.</summary>
/// <remarks>
/// Nocedal, Mathematics of Computation 35 (1980); Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 7.4 and 3.5.
/// Iteration by iteration as PyTorch's <c>torch.optim.LBFGS</c>, which is reproduced with <see cref="LineSearch.None"/> or
/// <see cref="LineSearch.StrongWolfe"/> and <see cref="CurvatureTest.PyTorch"/>. With a line search it also recovers where
/// PyTorch stops: a step to where the loss is not finite is halved, and a search that finds nothing is tried once more along
/// the steepest descent with the curvature forgotten.
/// </remarks>
public sealed record Lbfgs : IOptimizer
{
    /// <summary>The step length, in units of the direction, or the first one that a line search tries; greater than 0. Default 1.</summary>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Most iterations in one call; default 20.</summary>
    public int Iterations { get; init => field = Require.InRange(value, 1, 1_000_000); } = 20;

    /// <summary>Evaluations in one call after which no further iteration starts; default 5/4 of <see cref="Iterations"/>, which is 25.</summary>
    public int Evaluations { get => field > 0 ? field : Math.Max(1, Iterations * 5 / 4); init => field = Require.InRange(value, 1, int.MaxValue); }

    /// <summary>A call ends where no element of the gradient is larger; absolute, so it depends on the loss's scale. Default 1e-7.</summary>
    public double GradientTolerance { get; init => field = Require.NotNegative(value); } = 1e-7;

    /// <summary>A call ends where an iteration changes the loss, or every parameter, by no more, or promises no more; absolute. Default 1e-9.</summary>
    public double ChangeTolerance { get; init => field = Require.NotNegative(value); } = 1e-9;

    /// <summary>Most pairs of step and change of gradient that are kept; each takes two vectors as long as the parameters. Default 100.</summary>
    public int History { get; init => field = Require.InRange(value, 1, 10_000); } = 100;

    /// <summary>How long a step is; default <see cref="LineSearch.StrongWolfe"/>.</summary>
    public LineSearch LineSearch { get; init; } = LineSearch.StrongWolfe;

    /// <summary>
    /// How many times as far as the last step (Euclidean) the first try of a line search moves the parameters at most; the search may go on from
    /// there. Curvature learnt from steps that barely moved says little of a place far away. Above 0; default 100, which none but a wild step reaches; infinity for no limit. A fixed step has none.
    /// </summary>
    public double Trust { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Trust), value, FormattableString.Invariant($"Trust is {value}; expected a number above 0.")); } = 100;

    /// <summary>Which pairs are kept; default <see cref="CurvatureTest.Relative"/>.</summary>
    public CurvatureTest CurvatureTest { get; init; } = CurvatureTest.Relative;

    /// <inheritdoc/>
    public string Name => "lbfgs";

    /// <inheritdoc/>
    public bool SearchesLine => LineSearch != LineSearch.None;

    /// <inheritdoc/>
    public bool IsBatchMethod => true;

    /// <summary>With a fixed step: the same with a strong-Wolfe line search, the relative curvature test, and tolerances that a loss as small as 1e-6 does not meet. With a line search null.</summary>
    public SaferOptimizer? Safer() => SearchesLine ? null : new SaferOptimizer(
        this with
        {
            LearningRate = 1,
            LineSearch = LineSearch.StrongWolfe,
            CurvatureTest = CurvatureTest.Relative,
            GradientTolerance = Math.Min(GradientTolerance, 1e-10),
            ChangeTolerance = Math.Min(ChangeTolerance, 1e-14),
        },
        "a strong-Wolfe line search");

    /// <inheritdoc/>
    public IOptimizerState<T> CreateState<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new LbfgsState<T>(this, Require.InRange(length, 1, NetworkShape.MostParameters));
}
