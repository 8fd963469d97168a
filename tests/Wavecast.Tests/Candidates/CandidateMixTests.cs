using Wavecast.Candidates;

namespace Wavecast.Tests.Candidates;

public sealed class CandidateMixTests
{
    [Theory]
    // Of five alike a fifth at either end leaves the three in the middle.
    [InlineData(new[] { 0.2, 0.2, 0.2, 0.2, 0.2 }, new[] { 9.0, -100, 7, 1e6, 5 }, 0.2, 7.0)]
    // 0.1 of the 3 and 0.3 of the 1 lie within the middle six tenths, and so do 0.2 of the 2.
    [InlineData(new[] { 0.5, 0.2, 0.3 }, new[] { 1.0, 2, 3 }, 0.2, (0.3 * 1 + 0.2 * 2 + 0.1 * 3) / 0.6)]
    // More than half of the weight stays, but not all that says so.
    [InlineData(new[] { 0.9, 0.1, 0 }, new[] { 1.0, 2, double.NaN }, 0.2, 1.0)]
    [InlineData(new[] { 0.5, 0.2, 0.3 }, new[] { 1.0, 2, 3 }, 0.0, 1.8)]
    [InlineData(new[] { 0.0, 1, 0 }, new[] { double.NaN, 2, double.PositiveInfinity }, 0.2, 2.0)]
    public void Of_Values_IsTheirTrimmedMean(double[] weights, double[] values, double trim, double expected) =>
        Assert.Equal(expected, new CandidateMix([.. weights], trim).Of(values), 1e-12);

    [Fact]
    public void Of_AnyOrder_IsTheSameButForRounding()
    {
        CandidateMix mix = new([0.1, 0.2, 0.3, 0.4], 0.2), turned = new([0.4, 0.3, 0.2, 0.1], 0.2);

        Assert.Equal(mix.Of([3, 1, 4, 1.5]), turned.Of([1.5, 4, 1, 3]), 1e-15);
    }

    // Seven sevenths of 7 are no 7 in binary.
    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Of_WhatAllSay_IsExactlyThat(double trim) =>
        Assert.Equal(7, new CandidateMix([.. Enumerable.Repeat(1 / 7.0, 7)], trim).Of([.. Enumerable.Repeat(7.0, 7)]));

    [Fact]
    public void Only_OneCandidate_IsWhatItSays() => Assert.Equal(5, CandidateMix.Only(1, 3).Of([double.NaN, 5, double.NaN]));
}
