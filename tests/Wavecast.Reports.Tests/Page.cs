using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wavecast.Reports.Tests;

/// <summary>A page as XML. It throws on tags that are not closed or not nested, but for those that HTML has no end of.</summary>
internal sealed partial class Page
{
    private readonly XDocument document;

    public Page(string html)
    {
        Html = html;
        document = XDocument.Parse(Empty().Replace(html, "<$1/>"));
    }

    public string Html { get; }

    /// <summary>The text of a kind of elements, in order.</summary>
    public string[] Texts(string element) => [.. document.Descendants(element).Select(found => found.Value.Trim())];

    /// <summary>The pictures, in order.</summary>
    public XDocument[] Pictures => [.. document.Descendants("img").Select(image =>
        XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(image.Attribute("src")!.Value["data:image/svg+xml;base64,".Length..]))))];

    /// <summary>The cells of the row of a table that begins with some text; the first such row of all tables whose head has a column.</summary>
    public string[] Row(string column, string first) =>
        [.. document.Descendants("table").Where(table => table.Descendants("th").Any(head => head.Value == column))
            .SelectMany(table => table.Element("tbody")!.Elements("tr")).First(row => row.Element("td")!.Value == first).Elements("td").Select(cell => cell.Value)];

    /// <summary>What stands behind a name in a list of facts.</summary>
    public string[] Facts(string name) => [.. document.Descendants("dt").Where(found => found.Value == name).Select(found => ((XElement)found.NextNode!).Value)];

    [GeneratedRegex("<((?:meta|img)\\b[^>]*)>")]
    private static partial Regex Empty();
}
