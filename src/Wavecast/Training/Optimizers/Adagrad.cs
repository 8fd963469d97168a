using System.Collections.Immutable;

namespace Wavecast.Training.Optimizers;

/// <summary>Adagrad: every parameter has its own step size, which shrinks with the gradients it has seen.</summary>
/// <remarks>Duchi, Hazan and Singer, JMLR 12 (2011), diagonal form: w ← w − η·g / (√Σg² + ε). The article's choice.</remarks>
public sealed record Adagrad() : FirstOrderOptimizer(learningRate: 0.1)
{
    /// <summary>Update n has step size η / (1 + (n − 1)·decay); default 0.</summary>
    public double LearningRateDecay { get; init => field = Require.NotNegative(value); }

    /// <summary>What Σg² starts at: above 0 it shortens the first step, which is otherwise η for every parameter whatever its gradient. Default 0.</summary>
    public double InitialAccumulator { get; init => field = Require.NotNegative(value); }

    /// <summary>ε, added to the root so that an untouched parameter divides by something; default 1e-10.</summary>
    public double Epsilon { get; init => field = Require.Positive(value); } = 1e-10;

    /// <inheritdoc/>
    public override string Name => "adagrad";

    internal override ImmutableArray<string> VectorNames => ["sumOfSquares"];

    internal override double VectorStart => InitialAccumulator;

    internal override void Update<T>(Span<T> w, ReadOnlySpan<T> gradient, T[][] vectors, double learningRateFactor, long update)
    {
        T[] sumOfSquares = vectors[0];
        T rate = T.CreateTruncating(LearningRate * learningRateFactor / (1 + (update - 1) * LearningRateDecay));
        T epsilon = T.CreateTruncating(Epsilon);
        for (int i = 0; i < w.Length; i++)
        {
            T g = gradient[i];
            sumOfSquares[i] += g * g;
            w[i] -= rate * g / (T.Sqrt(sumOfSquares[i]) + epsilon);
        }
    }
}
