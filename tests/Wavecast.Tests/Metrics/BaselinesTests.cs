using Wavecast.Metrics;

namespace Wavecast.Tests.Metrics;

public sealed class BaselinesTests
{
    // Two features; the second sequence ends a step earlier, behind it padding.
    private static readonly SequenceBatch<double> WarmUp =
        new([0, 10, 1, 11, 2, 12, 5, 15, 6, 16, -1, -1], 2, 3, 2, [3, 2]);

    [Fact]
    public void LastValue_RepeatsEachSequencesOwnLastStep()
    {
        SequenceBatch<double> forecast = Baselines.LastValue(WarmUp, steps: 2);

        Assert.Equal([2, 12, 2, 12], forecast[0].ToArray());
        Assert.Equal([6, 16, 6, 16], forecast[1].ToArray());
    }

    [Fact]
    public void LastPeriod_GoesOnRoundTheLastPeriod()
    {
        SequenceBatch<double> forecast = Baselines.LastPeriod(WarmUp, period: 2, steps: 3);

        Assert.Equal([1, 11, 2, 12, 1, 11], forecast[0].ToArray());
        Assert.Equal([5, 15, 6, 16, 5, 15], forecast[1].ToArray());
    }

    [Fact]
    public void LastPeriod_LongerThanASequence_NamesIt()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("period", () => Baselines.LastPeriod(WarmUp, period: 3, steps: 1));

        Assert.Contains("Sequence 1 has 2 steps", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "period")]
    [InlineData(1, 0, "steps")]
    [InlineData(1, 2_000_000_000, "steps")]
    public void LastPeriod_WithASizeOutOfRange_NamesIt(int period, int steps, string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(name, () => Baselines.LastPeriod(WarmUp, period, steps));
    }
}
