using Wavecast.Reports.Forecasts;

namespace Wavecast.Reports.Tests.Forecasts;

public sealed class WordingTests
{
    [Theory]
    [InlineData(12345.6, "12,346")]
    [InlineData(432.123, "432.1")]
    [InlineData(0.012344, "0.01234")]
    [InlineData(1234567890123.0, "1.235e12")]
    [InlineData(0.0, "0")]
    [InlineData(double.NaN, "–")]
    public void Value_HasFourDigits(double value, string expected) => Assert.Equal(expected, Wording.Value(value));

    [Fact]
    public void Values_ShareTheirDecimals() => Assert.Equal(["304.0", "-1.5", "–"], Wording.Values([304, -1.49, double.NaN]));

    [Fact]
    public void Name_HalfOfASign_IsReplaced() => Assert.Equal("half \uFFFD", Wording.Name("half \uD83D"));

    [Fact]
    public void Names_OfMany_CountsTheRest()
    {
        Assert.Equal("'a'", Wording.Names(["a"]));
        Assert.Equal("'a' and 'b'", Wording.Names(["a", "b"]));
        Assert.Equal("'a', 'b', 'c' and 2 more", Wording.Names(["a", "b", "c", "d", "e"]));
    }
}
