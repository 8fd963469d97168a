using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wavecast.Plotting;

namespace Wavecast.Reports.Tests;

public sealed class ReportFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_Page_NeedsNothingElse()
    {
        string html = File.ReadAllText(ReportFiles.Write(Sample(), folder.Path, "try").Html);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.All(Regex.Matches(html, "(?:src|href)=\"([^\"]*)\""), reference => Assert.StartsWith("data:image/svg+xml;base64,", reference.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Page_HoldsTheWholePictureAndEveryText()
    {
        string html = File.ReadAllText(ReportFiles.Write(Sample(), folder.Path, "try").Html);

        string data = Regex.Match(html, "base64,([^\"]*)\"").Groups[1].Value;
        XDocument svg = XDocument.Parse(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(data)));
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        string[] expected = ["<h1>Is 1 &lt; 2?</h1>", "<code>a|b</code>", "<dt>rate</dt><dd>0.1</dd>", "<td>row</td><td>3</td>", "alt=\"A &quot;loss&quot;\"", "verdict does-not-hold", "It is 3 &amp; not 2."];
        Assert.All(expected, text => Assert.Contains(text, html, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Markdown_NamesPicturesThatAreThere()
    {
        string markdown = File.ReadAllText(ReportFiles.Write(Sample(), folder.Path, "try").Markdown);

        string picture = Regex.Match(markdown, @"!\[A ""loss""\]\(([^)]*)\)").Groups[1].Value;
        Assert.Equal("images/try-loss.svg", picture);
        Assert.Equal("svg", XDocument.Load(folder[picture]).Root!.Name.LocalName);
        string[] expected = ["# Is 1 \\< 2?\n", "Made with `a\\|b`.", "| rate | 0.1 |", "| method | RMSE |\n| --- | ---: |\n| row | 3 |\n", "> **x\\_y is 2 — does not hold.** It is 3 & not 2.\n"];
        Assert.All(expected, text => Assert.Contains(text, markdown, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_TwoFiguresOfOneName_Refuses()
    {
        ReportFigure figure = Sample().Figures.Single();
        Report report = new("t", "l", [new ReportSection("s", [figure, figure])]);

        Assert.Contains("'loss'", Assert.Throws<ArgumentException>(() => ReportFiles.Write(report, folder.Path, "try")).Message, StringComparison.Ordinal);
        Assert.Empty(folder.List());
    }

    [Fact]
    public void Table_RowOfAnotherLength_NamesIt() =>
        Assert.Contains("'row'", Assert.Throws<ArgumentException>(() => new ReportTable("c", ["a"], [["row", "1"]])).Message, StringComparison.Ordinal);

    private static Report Sample() => new("Is 1 < 2?", "Made with `a|b`.",
    [
        new ReportSection("Set-up", [new ReportFacts([("rate", "0.1")]), new ReportParagraph("A lonely ` stays.")]),
        new ReportSection("Found",
        [
            new ReportTable("Errors", ["method", "RMSE"], [["row", "3"]]),
            new ReportFigure("loss", LossPlot.Create(new LossHistory { Losses = [1, 0.5] }), "A \"loss\""),
            new ReportVerdict("x_y is 2", "does not hold", "It is 3 & not 2."),
        ]),
    ]);
}
