using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Tests.Work;

public sealed class ThreadClockTests
{
    [Fact]
    public void Seconds_WhileTheThreadSleeps_StandStill()
    {
        Assert.SkipUnless(ThreadClock.IsProcessorTime, "this system has no clock of a thread's processor time that we can ask");
        double before = ThreadClock.Seconds;

        Thread.Sleep(300);

        // Falling asleep and waking up take microseconds; a clock on the wall would show 0.3 s.
        Assert.InRange(ThreadClock.Seconds - before, 0, 0.1);
    }
}
