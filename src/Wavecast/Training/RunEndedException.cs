namespace Wavecast.Training;

/// <summary>Carries a <see cref="RunEnd"/> out of the middle of an optimizer's call; never leaves the trainer.</summary>
internal sealed class RunEndedException(RunEnd end) : Exception(end.Reason)
{
    public RunEnd End { get; } = end;
}
