using System.Globalization;
using System.Text;
using CsCheck;

namespace Wavecast.Tables.Tests;

public sealed class CellTests
{
    [Fact]
    public void Parse_DigitsAndAPoint_IsTheNearestDouble() =>
        Gen.Select(Gen.Bool, Gen.Char["0123456789"].Array[0, 18], Gen.Int[-1, 18]).Sample((negative, digits, point) =>
        {
            string text = new(digits);
            string number = (negative ? "-" : "") + (point >= 0 && point <= text.Length ? text.Insert(point, ".") : text);

            Assert.Equal(
                double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double expected)
                    ? BitConverter.DoubleToInt64Bits(expected)
                    : BitConverter.DoubleToInt64Bits(number.Length == 0 ? Cell.Empty : Cell.Text),
                BitConverter.DoubleToInt64Bits(Cell.Parse(Encoding.ASCII.GetBytes(number))));
        }, iter: 100_000);

    [Theory]
    [InlineData("1-2")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("12a")]
    [InlineData("٣")]
    public void Parse_AlmostANumber_IsText(string text) =>
        Assert.True(Cell.IsText(Cell.Parse(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Parse_NotANumberInWords_IsNeitherTextNorEmpty()
    {
        double cell = Cell.Parse("NaN"u8);

        Assert.True(double.IsNaN(cell));
        Assert.False(Cell.IsText(cell) || Cell.IsEmpty(cell));
    }
}
