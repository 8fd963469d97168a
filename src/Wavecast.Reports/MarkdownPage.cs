using System.Text;

namespace Wavecast.Reports;

/// <summary>A report as Markdown (GitHub's, for its tables), with its pictures as files beside it.</summary>
internal sealed class MarkdownPage
{
    private readonly Func<ReportFigure, string> pathOf;
    private readonly StringBuilder markdown = new();

    private MarkdownPage(Func<ReportFigure, string> pathOf) => this.pathOf = pathOf;

    /// <param name="report">What to write.</param>
    /// <param name="pathOf">A figure's file, relative to the page, with <c>/</c>.</param>
    public static string Of(Report report, Func<ReportFigure, string> pathOf)
    {
        MarkdownPage page = new(pathOf);
        page.Paragraph($"# {InlineText.Markdown(report.Title)}");
        page.Paragraph(InlineText.Markdown(report.Lead));
        foreach (ReportSection section in report.Sections)
        {
            page.Paragraph($"## {InlineText.Markdown(section.Title)}");
            foreach (ReportBlock block in section.Blocks)
            {
                page.Write(block);
            }
        }
        return page.markdown.ToString().TrimEnd('\n') + "\n";
    }

    private void Write(ReportBlock block)
    {
        switch (block)
        {
            case ReportParagraph paragraph:
                Paragraph(InlineText.Markdown(paragraph.Text));
                break;
            case ReportFacts facts:
                Table(["", ""], facts.Facts.Select(fact => new[] { fact.Name, fact.Text }), numbers: false);
                break;
            case ReportTable table:
                Paragraph(InlineText.Markdown(table.Caption));
                Table(table.Columns, table.Rows.Select(row => (IReadOnlyList<string>)row), numbers: true);
                break;
            case ReportFigure figure:
                Paragraph($"![{InlineText.Markdown(InlineText.Plain(figure.Caption))}]({pathOf(figure)})");
                Paragraph($"*{InlineText.Markdown(figure.Caption)}*");
                break;
            case ReportVerdict verdict:
                Paragraph($"> **{InlineText.Markdown(verdict.Claim)} — {verdict.Words}.** {InlineText.Markdown(verdict.Sentence)}");
                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} has no form in Markdown.", nameof(block));
        }
    }

    private void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, bool numbers)
    {
        Row(columns.Select(InlineText.Markdown));
        Row(columns.Select((_, i) => numbers && i > 0 ? "---:" : "---"));
        foreach (IReadOnlyList<string> row in rows)
        {
            Row(row.Select(InlineText.Markdown));
        }
        markdown.Append('\n');
    }

    private void Row(IEnumerable<string> cells) => markdown.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private void Paragraph(string text) => markdown.Append(text).Append("\n\n");
}
