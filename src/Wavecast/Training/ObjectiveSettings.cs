namespace Wavecast;

/// <summary>What a training loss counts, and how.</summary>
public sealed record ObjectiveSettings
{
    /// <summary>Sum or mean of squares; default the mean.</summary>
    public LossKind Loss { get; init; } = LossKind.MeanOfSquares;

    /// <summary>Weight of each step; default all 1.</summary>
    public StepWeights StepWeights { get; init; } = StepWeights.None;

    /// <summary>Steps at the start of each sequence that are read but do not count; default 0.</summary>
    public int WarmUp { get; init => field = Require.InRange(value, 0, int.MaxValue); }

    /// <summary>The drawn part of the loss; null for teacher forcing only.</summary>
    public FreeRunLoss? FreeRun { get; init; }

    /// <summary>Noise on the given inputs; default none.</summary>
    public InputNoise InputNoise { get; init; } = InputNoise.None;

    /// <summary>Multiplies loss and gradient, so that an absolute tolerance of an optimizer means something else; default 1.</summary>
    public double Scale { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Keep only the states at the borders of segments of about √T steps and compute each segment again on the way back: memory O(√T) for about a third more arithmetic. The bits are the same.</summary>
    public bool SmallMemory { get; init; }
}
