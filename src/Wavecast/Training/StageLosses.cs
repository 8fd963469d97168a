namespace Wavecast.Training;

/// <summary>What is remembered of the losses of a stage, by which its later ones are judged.</summary>
/// <param name="Start">Evaluations before the stage.</param>
/// <param name="First">The loss of its first evaluation; not a number before there was one.</param>
/// <param name="Lowest">The lowest; infinite before there was one, not a number once one was not.</param>
internal readonly record struct StageLosses(int Start, double First = double.NaN, double Lowest = double.PositiveInfinity)
{
    /// <summary>With the loss of the run's evaluation of that index.</summary>
    public StageLosses With(int evaluation, double loss) =>
        evaluation < Start ? this
            : evaluation == Start ? new StageLosses(Start, loss, loss)
            : this with { Lowest = Math.Min(Lowest, loss) };
}
