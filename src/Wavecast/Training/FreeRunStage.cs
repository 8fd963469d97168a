namespace Wavecast;

/// <summary>A stage of training in which the drawn part of the loss has a length of its own: it grows from stage to stage.</summary>
/// <remarks>
/// A stage ends with the epoch in which its evaluations are used up, or in which the optimizer converges; the next one
/// starts with a fresh optimizer state. The last stage takes what is left of the run, whatever its own number says.
/// </remarks>
/// <param name="Steps">Drawn steps at the end of each segment, see <see cref="FreeRunLoss.Steps"/>; at least 1.</param>
/// <param name="Evaluations">Evaluations to spend in the stage; at least 1.</param>
public sealed record FreeRunStage(int Steps, int Evaluations)
{
    /// <summary>Drawn steps at the end of each segment.</summary>
    public int Steps { get; init => field = Require.InRange(value, 1, int.MaxValue); } = Require.InRange(Steps, 1, int.MaxValue, nameof(Steps));

    /// <summary>Parts of each sequence that end with drawn steps; null (default) for those of <see cref="FreeRunLoss.Segments"/>.</summary>
    public int? Segments { get; init => field = value is null ? null : Require.InRange(value.Value, 1, int.MaxValue); }

    /// <summary>Evaluations to spend in the stage.</summary>
    public int Evaluations { get; init => field = Require.InRange(value, 1, int.MaxValue); } = Require.InRange(Evaluations, 1, int.MaxValue, nameof(Evaluations));
}
