using Wavecast.Reports.Forecasts;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Tests.Forecasts;

public sealed class SeriesCopiesTests
{
    private static readonly double[] Noise = Samples.Noise(1, 60);

    [Fact]
    public void Find_SameValues_NamesBoth()
    {
        string found = Assert.Single(Find(Samples.Of("a", Noise), Samples.Of("b", Noise)));

        Assert.StartsWith("'a' and 'b' are the same wherever both have values", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_LaterCopyInOtherUnits_NamesWhoFollowsWhom()
    {
        Series late = Samples.Of("late", [.. Samples.Noise(2, 3), .. Noise[..57].Select(value => 7 + 2 * value)]);

        Assert.StartsWith("'late' moves as 'a' did 3 steps before", Assert.Single(Find(Samples.Of("a", Noise), late)), StringComparison.Ordinal);
        Assert.StartsWith("'late' moves as 'a' did 3 steps before", Assert.Single(Find(late, Samples.Of("a", Noise))), StringComparison.Ordinal);
    }

    /// <summary>Two monthly series, the second a year longer at its beginning: their values of one month are the same.</summary>
    [Fact]
    public void Find_OtherFirstStep_ComparesAtTheSameTime()
    {
        Series first = new("a", new TimeIndex(new DateTime(2001, 1, 1), Frequency.Monthly, 48), Noise.AsSpan(12));
        Series second = new("b", new TimeIndex(new DateTime(2000, 1, 1), Frequency.Monthly, 60), Noise);

        Assert.StartsWith("'a' and 'b' are the same", Assert.Single(Find(first, second)), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NoiseLinesAndConstants_AreNoCopies() => Assert.Empty(Find(
        Samples.Of("a", Noise), Samples.Of("b", Samples.Noise(2, 60)), Samples.Ramp("c", 60), Samples.Of("d", [.. Noise.Select((_, t) => 0.1 * t)]), Samples.Of("e", [.. Noise.Select(_ => 2.0)]), Samples.Of("f", 1, 2)));

    [Fact]
    public void Find_ManyCopies_SaysFiveAndHowManyMore()
    {
        string[] found = Find([.. Enumerable.Range(0, 5).Select(i => Samples.Of($"s{i}", Noise))]);

        Assert.Equal(6, found.Length);
        Assert.Equal("So do 5 more pairs of series.", found[^1]);
    }

    private static string[] Find(params Series[] series) => [.. SeriesCopies.Find(new Panel(series), 12)];
}
