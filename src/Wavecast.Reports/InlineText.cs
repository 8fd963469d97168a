using System.Net;
using System.Text;

namespace Wavecast.Reports;

/// <summary>Plain text with code between backticks, as HTML and as Markdown.</summary>
internal static class InlineText
{
    private const string MarkdownSigns = "\\*_[]<>#|~";

    public static string Html(string text) =>
        string.Concat(Parts(text).Select(part => part.IsCode ? $"<code>{WebUtility.HtmlEncode(part.Text)}</code>" : WebUtility.HtmlEncode(part.Text)));

    /// <summary>On one line; a bar is escaped in code too, since a table would end its cell there.</summary>
    public static string Markdown(string text) =>
        string.Concat(Parts(text).Select(part => part.IsCode ? $"`{part.Text.Replace("|", "\\|", StringComparison.Ordinal)}`" : Escaped(part.Text)));

    /// <summary>Without backticks, for what can show no code.</summary>
    public static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);

    /// <summary>Text outside and inside backticks in turn; a backtick without a partner is itself.</summary>
    private static IEnumerable<(string Text, bool IsCode)> Parts(string text)
    {
        string[] parts = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Split('`');
        for (int i = 0; i < parts.Length; i++)
        {
            bool lonely = i == parts.Length - 1 && i % 2 == 1;
            yield return lonely ? ("`" + parts[i], false) : (parts[i], i % 2 == 1);
        }
    }

    private static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char sign in text)
        {
            escaped.Append(MarkdownSigns.Contains(sign, StringComparison.Ordinal) ? $"\\{sign}" : sign.ToString());
        }
        return escaped.ToString();
    }
}
