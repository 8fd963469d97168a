using System.Globalization;
using System.Net;
using System.Text;

namespace Wavecast.Reports;

/// <summary>A report as one HTML page that needs nothing else: pictures inside, no scripts, no network.</summary>
internal sealed class HtmlPage
{
    /// <summary>Figures keep a width at which their letters can be read, and are moved sideways on a phone.</summary>
    private const string Style = """
        :root { color-scheme: light; }
        body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1.1rem 4rem; background: #fff; color: #222; font: 1.05rem/1.6 Charter, Georgia, serif; }
        h1, h2, th, .verdict b, figcaption, caption, dt { font-family: system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        h1 { font-size: 1.7rem; line-height: 1.25; font-weight: 600; margin: 0.6rem 0 1rem; }
        h2 { font-size: 1.2rem; font-weight: 600; margin: 2.6rem 0 0.6rem; padding-top: 0.8rem; border-top: 1px solid #ddd; }
        .lead { font-size: 1.15rem; }
        code { font-size: 0.88em; background: #f4f4f4; padding: 0 0.25em; }
        figure { margin: 1.6rem 0; }
        .wide { overflow-x: auto; }
        figure img { display: block; width: 100%; min-width: 38rem; height: auto; }
        figcaption, caption { font-size: 0.88rem; line-height: 1.45; color: #444; text-align: left; padding: 0.4rem 0; }
        table { border-collapse: collapse; font-size: 0.9rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
        caption { caption-side: top; }
        th, td { padding: 0.3rem 0.8rem 0.3rem 0; text-align: right; border-bottom: 1px solid #e4e4e4; white-space: nowrap; }
        th { font-size: 0.82rem; font-weight: 600; border-bottom: 1px solid #999; vertical-align: bottom; }
        th:first-child, td:first-child { text-align: left; }
        dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: 0.25rem 1rem; }
        dt { font-size: 0.88rem; color: #444; }
        dd { margin: 0; }
        .verdict { margin: 1rem 0; padding: 0.6rem 0.9rem; border-left: 5px solid #999; background: #f7f7f7; }
        .verdict.holds { border-left-style: solid; border-color: #0b3d91; }
        .verdict.does-not-hold { border-left-style: double; border-color: #d55e00; }
        .verdict.undecided { border-left-style: dotted; }
        .verdict p { margin: 0.2rem 0 0; }
        @media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
        @media print { body { max-width: none; font-size: 10.5pt; } figure, .verdict, tr { break-inside: avoid; } figure img { min-width: 0; } h2 { break-after: avoid; } }
        """;

    private readonly StringBuilder html = new();

    public static string Of(Report report)
    {
        HtmlPage page = new();
        page.Write(report);
        return page.html.ToString();
    }

    private void Write(Report report)
    {
        string title = InlineText.Html(report.Title);
        Line("<!DOCTYPE html>");
        Line("<html lang=\"en\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line($"<title>{title}</title>");
        Line($"<style>\n{Style}\n</style>");
        Line("</head>");
        Line("<body>");
        Line($"<h1>{title}</h1>");
        Line($"<p class=\"lead\">{InlineText.Html(report.Lead)}</p>");
        foreach (ReportSection section in report.Sections)
        {
            Line($"<h2>{InlineText.Html(section.Title)}</h2>");
            foreach (ReportBlock block in section.Blocks)
            {
                Write(block);
            }
        }
        Line("</body>");
        Line("</html>");
    }

    private void Write(ReportBlock block)
    {
        switch (block)
        {
            case ReportParagraph paragraph:
                Line($"<p>{InlineText.Html(paragraph.Text)}</p>");
                break;
            case ReportFacts facts:
                Line($"<dl>{string.Concat(facts.Facts.Select(fact => $"\n<dt>{InlineText.Html(fact.Name)}</dt><dd>{InlineText.Html(fact.Text)}</dd>"))}\n</dl>");
                break;
            case ReportTable table:
                Write(table);
                break;
            case ReportFigure figure:
                Write(figure);
                break;
            case ReportVerdict verdict:
                Line($"<div class=\"verdict {verdict.Words.Replace(' ', '-')}\"><b>{InlineText.Html(verdict.Claim)} — {verdict.Words}</b>");
                Line($"<p>{InlineText.Html(verdict.Sentence)}</p></div>");
                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} has no form in HTML.", nameof(block));
        }
    }

    private void Write(ReportTable table)
    {
        Line("<div class=\"wide\"><table>");
        Line($"<caption>{InlineText.Html(table.Caption)}</caption>");
        Line($"<thead>{Row("th", table.Columns)}</thead>");
        Line("<tbody>");
        foreach (IEnumerable<string> row in table.Rows)
        {
            Line(Row("td", row));
        }
        Line("</tbody></table></div>");
    }

    /// <summary>As an image, not as elements of the page: the names inside two pictures would clash.</summary>
    private void Write(ReportFigure figure)
    {
        string alternative = WebUtility.HtmlEncode(InlineText.Plain(figure.Caption));
        string size = string.Create(CultureInfo.InvariantCulture, $"width=\"{figure.Picture.Width}\" height=\"{figure.Picture.Height}\"");
        string data = Convert.ToBase64String(Encoding.UTF8.GetBytes(figure.Svg()));
        Line($"<figure><div class=\"wide\"><img alt=\"{alternative}\" {size} src=\"data:image/svg+xml;base64,{data}\"></div>");
        Line($"<figcaption>{InlineText.Html(figure.Caption)}</figcaption></figure>");
    }

    private static string Row(string cell, IEnumerable<string> texts) =>
        $"<tr>{string.Concat(texts.Select(text => $"<{cell}>{InlineText.Html(text)}</{cell}>"))}</tr>";

    private void Line(string text) => html.Append(text).Append('\n');
}
