using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>A run of an optimizer: its momenta, curvature pairs and counters.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IOptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>One call: one update for first-order methods, up to 20 iterations for L-BFGS.</summary>
    /// <param name="objective">What to minimise; it must not change during the call.</param>
    /// <param name="parameters">Updated in place.</param>
    /// <param name="learningRateFactor">Multiplies the learning rate in this call: what a schedule says.</param>
    OptimizerStep Step(IObjective<T> objective, Span<T> parameters, double learningRateFactor = 1);

    /// <summary>Everything needed to go on with the same bits, by name.</summary>
    OptimizerSnapshot<T> Save();

    /// <summary>Continues from a snapshot of the same optimizer over as many parameters.</summary>
    /// <exception cref="ArgumentException">The snapshot lacks a field or has it in another size; the message names it.</exception>
    void Restore(OptimizerSnapshot<T> snapshot);
}

/// <summary>What a call of an optimizer did.</summary>
/// <param name="Outcome">How the call ended.</param>
/// <param name="FirstLoss">The loss at the parameters before the call.</param>
/// <param name="Loss">The loss of the call's last evaluation (first-order and fixed-step methods do not evaluate the point they end at) or of the accepted point (line search).</param>
/// <param name="Evaluations">Evaluations made.</param>
/// <param name="Iterations">Updates of the parameters accepted.</param>
public readonly record struct OptimizerStep(OptimizerOutcome Outcome, double FirstLoss, double Loss, int Evaluations, int Iterations);

/// <summary>How a call of an optimizer ended.</summary>
public enum OptimizerOutcome
{
    /// <summary>It updated the parameters and can go on.</summary>
    Advanced,

    /// <summary>The gradient or the change fell below its tolerance.</summary>
    Converged,

    /// <summary>The line search found no lower loss, with a fresh history too; the parameters are the best of the search.</summary>
    LineSearchFailed,

    /// <summary>The loss or the gradient is not finite; the parameters are where the evaluation was made.</summary>
    NotFinite,
}
