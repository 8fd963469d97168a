using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class SeasonalAdjustmentTests
{
    private static readonly double[] Season = [.. Enumerable.Range(0, 20).Select(t => 1.0 + t % 2)];

    [Fact]
    public void Of_IsMultiplicativeWhereAllValuesAreAboveZero()
    {
        Assert.Equal(SeasonKind.Multiplicative, SeasonalAdjustment.Of(Season, 2).Kind);
        Assert.Equal(SeasonKind.Additive, SeasonalAdjustment.Of([.. Season.Select(value => value - 1)], 2).Kind);
        Assert.Null(SeasonalAdjustment.Of(Season, 1).Kind);
    }

    [Fact]
    public void Decompose_OfALaterHistory_KeepsTheKindThatItAllows()
    {
        Assert.Equal(SeasonKind.Additive, new SeasonalAdjustment(2, SeasonKind.Additive).Decompose(Season)!.Kind);
        Assert.Equal(SeasonKind.Multiplicative, new SeasonalAdjustment(2, SeasonKind.Multiplicative).Decompose(Season)!.Kind);
        Assert.Equal(SeasonKind.Additive, new SeasonalAdjustment(2, SeasonKind.Multiplicative).Decompose([1, 2, 0, 2])!.Kind);
    }

    [Fact]
    public void Decompose_WithoutASeasonOrOfFewerThanTwo_IsNone()
    {
        Assert.Null(new SeasonalAdjustment(2, null).Decompose(Season));
        Assert.Null(new SeasonalAdjustment(2, SeasonKind.Additive).Decompose([1, 2, 1]));
    }
}
