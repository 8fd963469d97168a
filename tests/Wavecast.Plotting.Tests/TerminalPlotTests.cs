using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class TerminalPlotTests
{
    [Theory]
    [InlineData(40, 8)]
    [InlineData(80, 20)]
    [InlineData(133, 41)]
    public void Draw_AnySize_HasThatManyLinesAndNoneIsLonger(int width, int height)
    {
        string[] lines = TerminalPlot.Draw(Samples.Sine(name: new string('n', 200)), new TerminalPlotOptions { Width = width, Height = height }).Split('\n');

        Assert.Equal(height, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(width, lines[^3].Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Draw_Sine_HasItsPeaksAtAQuarterOfEachPeriod(bool isDrawn)
    {
        // 80 steps of period 40 on 80 columns (labels up to "-1.0", a blank and the axis take 6): a column is a step.
        double[] wave = [.. Enumerable.Range(0, 80).Select(t => Math.Sin(t * Math.PI / 20))];
        DrawnSequence sequence = isDrawn ? new() { Name = "wave", Drawn = wave } : new() { Name = "wave", Truth = wave };

        string[] lines = TerminalPlot.Draw(sequence, new TerminalPlotOptions { Width = 86, Height = 24 }).Split('\n');

        // Twenty rows for −1 to 1: the top row holds what is above 0.9, within 3 steps of a peak; so does the bottom row.
        Assert.Equal([10, 50], Centers(lines[1][6..]));
        Assert.Equal([30, 70], Centers(lines[20][6..]));
    }

    [Fact]
    public void Draw_Sequence_LabelsAxesAndBorder()
    {
        string[] lines = TerminalPlot.Draw(Samples.Sine(warmUp: 50, steps: 50) with { IndexLabel = "day", ValueLabel = "mm" }).Split('\n');

        Assert.Equal("wave: mm by day", lines[0]);
        Assert.Contains(lines, line => line.StartsWith(" 0.5 ┤", StringComparison.Ordinal));
        Assert.Matches(@"^\s+0 +20 +40 +60 +80$", lines[^2]);
        Assert.Equal("·· truth   ⠒⠒ free run   ┊ end of warm-up", lines[^1]);
        // 74 columns for 100 steps: the border is in the middle one.
        Assert.Contains(lines, line => line.IndexOf('┊', StringComparison.Ordinal) == 6 + 37);
    }

    [Fact]
    public void Draw_FreeRunThatDiffers_ShowsBothWithoutColour()
    {
        string text = TerminalPlot.Draw(new DrawnSequence { Name = "apart", WarmUp = 2, Truth = [1, 1, 1, 1, 1], Drawn = [2, 2, 2] });

        string[] lines = text.Split('\n');
        int free = Array.FindIndex(lines, 1, line => line.Any(IsBraille));
        int truth = Array.FindIndex(lines, 1, line => line.Contains("....", StringComparison.Ordinal) || line.Contains("····", StringComparison.Ordinal));
        Assert.InRange(free, 1, truth - 1);
    }

    [Fact]
    public void Draw_Ascii_HasNoOtherCharacter()
    {
        DrawnSequence sequence = Samples.Sine(name: "größe") with { Index = [.. Enumerable.Range(0, 100).Select(t => $"Ä{t}")] };

        string text = TerminalPlot.Draw(sequence, new TerminalPlotOptions { Ascii = true });

        Assert.All(text, character => Assert.True(character is '\n' or (>= ' ' and <= '~'), $"{(int)character}"));
        Assert.Contains("##", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_Color_AddsEscapesAndNothingElse()
    {
        string plain = TerminalPlot.Draw(Samples.Sine());
        string colored = TerminalPlot.Draw(Samples.Sine(), new TerminalPlotOptions { Color = true });

        Assert.DoesNotContain('\e', plain);
        Assert.NotEqual(plain, colored);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(colored, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Draw_EscapesInNames_DoNotReachTheTerminal() =>
        Assert.DoesNotContain('\e', TerminalPlot.Draw(Samples.Sine(name: "a\e[2Jb") with { Index = ["\e[31m0", "1"] }));

    [Theory]
    [MemberData(nameof(DrawingPlotTests.OddValues), MemberType = typeof(DrawingPlotTests))]
    public void Draw_OddValues_KeepsItsShape(string name, double[] truth, double[] drawn)
    {
        string[] lines = TerminalPlot.Draw(new DrawnSequence { Name = name, Truth = truth, Drawn = drawn, WarmUp = truth.Length }).Split('\n');

        Assert.Equal(20, lines.Length);
        Assert.StartsWith(name, lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [InlineData(39, 20)]
    [InlineData(80, 7)]
    public void Options_TooSmall_Throw(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TerminalPlotOptions { Width = width, Height = height });

    private static bool IsBraille(char character) => character is > '\u2800' and <= '\u28FF';

    /// <summary>The middle of each run of characters that are not blank; rounded down.</summary>
    private static int[] Centers(string row)
    {
        List<int> centers = [];
        for (int i = 0; i < row.Length; i++)
        {
            int start = i;
            while (i < row.Length && row[i] != ' ')
            {
                i++;
            }

            if (i > start)
            {
                centers.Add((start + i - 1) / 2);
            }
        }

        return [.. centers];
    }
}
