using System.Diagnostics;

namespace Wavecast.Training;

/// <summary>What may end a run from outside: the caller's token and the time limit.</summary>
internal sealed class RunClock(TimeSpan? limit, CancellationToken cancellation)
{
    private readonly long start = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>Why the run has to end in that epoch, or null.</summary>
    public RunEnd? Check(int epoch) =>
        cancellation.IsCancellationRequested ? new RunEnd(StopReason.Cancelled, $"Cancelled in epoch {epoch}.")
        : Elapsed >= limit ? new RunEnd(StopReason.TimeLimit, $"The time limit of {limit} was reached in epoch {epoch}.")
        : null;

    /// <summary>Time left if the epochs to come take as long as those of this call did, up to the limit; null before the first.</summary>
    public TimeSpan? Left(int epochsDone, int epochsLeft)
    {
        if (epochsDone == 0)
        {
            return null;
        }
        TimeSpan elapsed = Elapsed;
        TimeSpan byEpochs = elapsed * ((double)epochsLeft / epochsDone);
        TimeSpan byLimit = limit - elapsed ?? TimeSpan.MaxValue;
        return byEpochs < byLimit ? byEpochs : byLimit > TimeSpan.Zero ? byLimit : TimeSpan.Zero;
    }
}
