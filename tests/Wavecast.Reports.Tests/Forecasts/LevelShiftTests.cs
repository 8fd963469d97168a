using Wavecast.Reports.Forecasts;

namespace Wavecast.Reports.Tests.Forecasts;

public sealed class LevelShiftTests
{
    [Fact]
    public void Find_LastPieceHigher_IsFoundWithItsMeans()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(t => (t >= 54 ? 10.0 : 0) + t % 2)];

        LevelShift shift = LevelShift.Find(values, 6, 1)!;

        // Pieces of three pairs of 0 and 1.
        Assert.Equal((0.5, 10.5, true), (shift.Before, shift.Last, double.IsPositiveInfinity(shift.Times)));
        Assert.StartsWith("The last 6 steps average 10.5, the 6 before 0.5; before that, the level hardly moved.", shift.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ShiftLongAgo_IsNone() => Assert.Null(LevelShift.Find([.. Samples.Noise(1, 60).Select((value, t) => value + (t >= 30 ? 10 : 0))], 6, 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_NoiseTrendOrWalk_IsNone(int seed)
    {
        double[] noise = Samples.Noise(seed, 200);
        double sum = 0;

        Assert.Null(LevelShift.Find(noise, 6, 1));
        Assert.Null(LevelShift.Find([.. noise.Select((value, t) => value + t)], 6, 1));
        Assert.Null(LevelShift.Find([.. noise.Select(value => sum += value - 0.5)], 6, 1));
    }

    [Fact]
    public void Find_Line_IsNone() => Assert.Null(LevelShift.Find([.. Enumerable.Range(0, 60).Select(t => 0.1 * t)], 6, 1));

    /// <summary>The shift of 3 is less than the season does by itself from piece to piece.</summary>
    [Fact]
    public void Find_ShiftUnderASeason_IsFoundAgainstTheSeasonBefore()
    {
        double[] noise = Samples.Noise(1, 96);
        double[] values = [.. noise.Select((value, t) => 10 * Math.Sin(t * Math.PI / 6) + value + (t >= 93 ? 3 : 0))];

        Assert.Null(LevelShift.Find(values, 3, 1));
        Assert.True(LevelShift.Find(values, 3, 12)!.IsSeasonal);
        Assert.Null(LevelShift.Find([.. values.Select((value, t) => t >= 93 ? value - 3 : value)], 3, 12));
    }

    [Fact]
    public void Find_TooShort_IsNone() => Assert.Null(LevelShift.Find([1, 1, 1, 1, 9], 2, 1));
}
