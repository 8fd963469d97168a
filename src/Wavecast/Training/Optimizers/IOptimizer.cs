using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>The settings of a way to minimise an objective: immutable data, from which a run starts.</summary>
public interface IOptimizer
{
    /// <summary>The name used by options and files: <c>adagrad</c>, <c>sgd</c>, <c>adam</c>, <c>adamw</c>, <c>lbfgs</c>.</summary>
    string Name { get; }

    /// <summary>Whether the optimizer tries steps and takes them back: then one bad evaluation is no divergence, and the objective must not change within a call.</summary>
    bool SearchesLine { get; }

    /// <summary>Whether a call makes several evaluations of one fixed objective (L-BFGS), so that input noise is held within the call.</summary>
    bool IsBatchMethod { get; }

    /// <summary>What to go on with where this one has made the loss explode; null (the default) where nothing would be safer.</summary>
    SaferOptimizer? Safer() => null;

    /// <summary>Starts a run over a vector of parameters.</summary>
    /// <param name="length">Number of parameters; at least 1.</param>
    IOptimizerState<T> CreateState<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
