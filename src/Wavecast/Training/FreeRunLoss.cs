namespace Wavecast;

/// <summary>Lets the network draw part of each training sequence from its own outputs, and adds the error there to the loss.</summary>
/// <remarks>
/// A sequence of n steps is cut into <see cref="Segments"/> equal parts; in each, the last <see cref="Steps"/> steps
/// have the network's own previous prediction as input. The gradient goes through the drawing.
/// Loss = loss over the given steps + <see cref="Weight"/> · loss over the drawn steps, each a mean (or each a sum).
/// </remarks>
public sealed record FreeRunLoss
{
    /// <summary>Drawn steps at the end of each segment; at least 1. A segment always begins with at least one given step.</summary>
    public required int Steps { get; init => field = Require.InRange(value, 1, int.MaxValue); }

    /// <summary>Number of segments in each sequence; default 1.</summary>
    public int Segments { get; init => field = Require.InRange(value, 1, int.MaxValue); } = 1;

    /// <summary>Weight of the drawn steps' loss beside the given steps'; default 1.</summary>
    public double Weight { get; init => field = Require.Positive(value); } = 1;
}
