using System.Collections.Immutable;

namespace Wavecast.Training.Optimizers;

/// <summary>Gradient descent, plain, with momentum or with Nesterov's.</summary>
/// <remarks>
/// PyTorch's form, without dampening: m ← μ·m + g, w ← w − η·m; with Nesterov w ← w − η·(g + μ·m)
/// (Sutskever, Martens, Dahl and Hinton, ICML 2013, rearranged so that w is where the gradient is taken).
/// </remarks>
public sealed record Sgd() : FirstOrderOptimizer(learningRate: 0.01)
{
    /// <summary>μ, how much of the last direction is kept; 0 or more and below 1. Default 0.</summary>
    public double Momentum { get; init => field = Require.Fraction(value); }

    /// <summary>Whether to look ahead along the momentum; without momentum it changes nothing. Default false.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Multiplies w, and is added to the gradient; default 0.</summary>
    public double WeightDecay { get; init => field = Require.NotNegative(value); }

    /// <inheritdoc/>
    public override string Name => "sgd";

    internal override ImmutableArray<string> VectorNames => ["momentum"];

    internal override void Update<T>(Span<T> w, ReadOnlySpan<T> gradient, T[][] vectors, double learningRateFactor, long update)
    {
        T[] m = vectors[0];
        T rate = T.CreateTruncating(LearningRate * learningRateFactor);
        T decay = T.CreateTruncating(WeightDecay);
        T mu = T.CreateTruncating(Momentum);
        for (int i = 0; i < w.Length; i++)
        {
            T g = gradient[i] + decay * w[i];
            m[i] = mu * m[i] + g;
            w[i] -= rate * (Nesterov ? g + mu * m[i] : m[i]);
        }
    }
}
