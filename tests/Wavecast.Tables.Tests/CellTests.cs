using System.Globalization;
using System.Text;
using CsCheck;

namespace Wavecast.Tables.Tests;

public sealed class CellTests
{
    [Fact]
    public void Parse_DigitsAndAPoint_IsTheNearestDouble() =>
        Gen.Select(Gen.Bool, Gen.Char["0123456789"].Array[0, 24], Gen.Int[-1, 24]).Sample((negative, digits, point) =>
        {
            string text = new(digits);
            string number = (negative ? "-" : "") + (point >= 0 && point <= text.Length ? text.Insert(point, ".") : text);

            // A point alone is no number, and said to be none.
            Assert.Equal(number == ".", Cell.IsMissing(Cell.Parse(Encoding.ASCII.GetBytes(number))) && number.Length > 0);
            number = number == "." ? "" : number;
            Assert.Equal(
                double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double expected)
                    ? BitConverter.DoubleToInt64Bits(expected)
                    : BitConverter.DoubleToInt64Bits(number.Length == 0 ? Cell.Empty : Cell.Text),
                BitConverter.DoubleToInt64Bits(Cell.Parse(Encoding.ASCII.GetBytes(number))));
        }, iter: 100_000);

    [Theory]
    [InlineData("NA", true)]
    [InlineData("N/A", true)]
    [InlineData("n/a", true)]
    [InlineData("#N/A", true)]
    [InlineData("<NA>", true)]
    [InlineData("null", true)]
    [InlineData("NULL", true)]
    [InlineData("None", true)]
    [InlineData("nan", true)]
    [InlineData("..", true)]
    [InlineData(":", true)]
    [InlineData("?", true)]
    [InlineData("-", false)]
    [InlineData("...", false)]
    [InlineData("na", false)]
    [InlineData("x", false)]
    public void IsMissing_MarksOfNoNumber_AreToldFromTexts(string text, bool isMissing) =>
        Assert.Equal(isMissing, Cell.IsMissing(Cell.Parse(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Parse_ADoubleAsWritten_ReadsBackToTheBit() =>
        Gen.Double[-1e6, 1e6].Sample(
            number => Assert.Equal(number, Cell.Parse(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))),
            iter: 100_000);

    /// <summary>The sum of two neighbouring doubles, halved, has its exact decimals here: ties go to the even one, and what is just beside them does not.</summary>
    [Theory]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("9007199254740995", 9007199254740996)]
    [InlineData("900719925474099.3125", 900719925474099.25)]
    [InlineData("900719925474099.3126", 900719925474099.375)]
    [InlineData("4503599627370497.5", 4503599627370498)]
    [InlineData("4503599627370497.499", 4503599627370497)]
    [InlineData("18446744073709551616", 18446744073709551616.0)]
    [InlineData("0.0000000000000000001", 1e-19)]
    [InlineData("9999999999999999999", 9999999999999999999.0)]
    public void Parse_CloseToTheMiddle_RoundsToTheNearest(string text, double expected) =>
        Assert.Equal(expected, Cell.Parse(Encoding.ASCII.GetBytes(text)));

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
