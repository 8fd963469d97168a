using Wavecast.Data;

namespace Wavecast.Reproduction.Chaos;

/// <summary>The last fifth of a training sequence, drawn from several starts to choose by: no test value is read for a choice.</summary>
/// <param name="WarmUp">Steps read before each drawing.</param>
/// <param name="Steps">Steps drawn.</param>
internal sealed record HeldPart(int WarmUp, int Steps)
{
    private const double Share = 0.2;
    private const int Starts = 12;

    /// <summary>What is left to learn from, and the sequences to draw.</summary>
    /// <param name="training">One sequence.</param>
    public (SequenceBatch<double> Learnt, SequenceBatch<double> Drawn) Cut(SequenceBatch<double> training)
    {
        int tail = (int)(Share * training.Steps);
        Split split = Split.ByTail(training, tail, WarmUp);
        return (split.Training, Windows.Cut(split.Validation!, WarmUp + Steps, Math.Max(1, (tail - Steps) / Starts)));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{WarmUp} + {Steps} steps of the last fifth");
}
