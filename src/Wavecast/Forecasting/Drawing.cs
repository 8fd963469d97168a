namespace Wavecast.Forecasting;

/// <summary>Sequences read with the true values as far as the warm-up, then drawn freely; in the data's units. Immutable.</summary>
/// <remarks>Steps are those of the data, from 0. A warm-up of w steps has predictions of the steps 1 to w − 1; the free run begins with step w.</remarks>
public sealed class Drawing
{
    private readonly int[] warmUps;
    private readonly SequenceBatch<double> predicted;
    private readonly SequenceBatch<double> drawn;

    internal Drawing(int[] warmUps, SequenceBatch<double> predicted, SequenceBatch<double> drawn) =>
        (this.warmUps, this.predicted, this.drawn) = (warmUps, predicted, drawn);

    /// <summary>Number of sequences.</summary>
    public int Count => warmUps.Length;

    /// <summary>Values at each step.</summary>
    public int Features => drawn.Features;

    /// <summary>Steps drawn freely.</summary>
    public int Steps => drawn.Steps;

    /// <summary>Steps of each sequence that were read.</summary>
    public ReadOnlySpan<int> WarmUps => warmUps;

    /// <summary>Whether all sequences have the same warm-up, so that their steps stand side by side.</summary>
    public bool IsEven => warmUps.AsSpan().IndexOfAnyExcept(warmUps[0]) < 0;

    /// <summary>The free runs, <c>[batch, steps, features]</c>: row k of a sequence is its step warm-up + k.</summary>
    public SequenceBatch<double> FreeRun => drawn;

    /// <summary>Predictions of one sequence made from true values, <c>[warm-up − 1, features]</c>: row k is of step k + 1.</summary>
    public ReadOnlySpan<double> TeacherForced(int sequence) => predicted[sequence][..^Features];
}
