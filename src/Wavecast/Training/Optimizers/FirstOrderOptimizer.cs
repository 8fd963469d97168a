using System.Collections.Immutable;
using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>An optimizer that makes one update from each gradient: a learning rate, and a rule.</summary>
public abstract record FirstOrderOptimizer : IOptimizer
{
    private protected FirstOrderOptimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>η, the step size before any scaling; greater than 0. Default 0.1 for Adagrad, 0.01 for SGD, 0.001 for Adam and AdamW.</summary>
    public double LearningRate { get; init => field = Require.Positive(value); }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public bool SearchesLine => false;

    /// <inheritdoc/>
    public bool IsBatchMethod => false;

    /// <summary>The same with half the learning rate.</summary>
    public SaferOptimizer Safer() => new(this with { LearningRate = LearningRate / 2 }, "half the learning rate");

    /// <inheritdoc/>
    SaferOptimizer? IOptimizer.Safer() => Safer();

    /// <summary>Names of the vectors that the rule keeps, each as long as the parameters. They and the number of updates are all the state of a run.</summary>
    internal abstract ImmutableArray<string> VectorNames { get; }

    /// <summary>What the vectors hold before the first update.</summary>
    internal virtual double VectorStart => 0;

    /// <inheritdoc/>
    public IOptimizerState<T> CreateState<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new FirstOrderState<T>(this, Require.InRange(length, 1, NetworkShape.MostParameters));

    /// <summary>The rule: moves the parameters.</summary>
    /// <param name="w">The parameters, updated in place.</param>
    /// <param name="gradient">The gradient at w.</param>
    /// <param name="vectors">The vectors named by <see cref="VectorNames"/>, in their order; updated.</param>
    /// <param name="learningRateFactor">Multiplies the learning rate.</param>
    /// <param name="update">1 for the first update of the run.</param>
    internal abstract void Update<T>(Span<T> w, ReadOnlySpan<T> gradient, T[][] vectors, double learningRateFactor, long update)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
