using System.Collections.Immutable;
using System.Text;

namespace Wavecast.Tables;

/// <summary>Makes one column of times from several: <c>2004-3-28 7</c> from a year, a month, a day and an hour, <c>28/3/2004 07:00</c> from a date and a clock.</summary>
internal static class JoinedTimes
{
    private const int YearDigits = 4;

    /// <summary>Whether a text is a year.</summary>
    public static bool IsYear(string text) => text.Length == YearDigits && text.All(char.IsAsciiDigit);

    /// <summary>The column.</summary>
    /// <param name="parts">The columns to join, from the longest part of a time to the shortest, each with its texts.</param>
    /// <param name="rows">So many rows.</param>
    public static CellColumn Join(ImmutableArray<CellColumn> parts, int rows)
    {
        string[] names = [.. parts.Select(part => part.Name)];
        CellColumn joined = new(parts[0].Position, string.Join(',', names), new TextColumn());
        foreach (string text in Texts(names, (part, row) => parts[part].Texts![row], rows))
        {
            joined.Add(Encoding.UTF8.GetBytes(text));
        }
        return joined;
    }

    /// <summary>The joined texts of all rows.</summary>
    /// <param name="names">Of the columns.</param>
    /// <param name="textOf">The text of a column, by its place among them, in a row.</param>
    /// <param name="rows">So many rows.</param>
    public static IEnumerable<string> Texts(string[] names, Func<int, int, string> textOf, int rows)
    {
        bool beginsWithYear = rows > 0 && IsYear(textOf(0, 0));
        string[] gaps = [.. names.Select((name, place) => GapBefore(name, place, beginsWithYear))];
        StringBuilder text = new();
        for (int row = 0; row < rows; row++)
        {
            text.Clear();
            for (int k = 0; k < gaps.Length; k++)
            {
                string part = textOf(k, row);
                // Of Q3 and W12 the letter is in the gap already.
                text.Append(gaps[k]).Append(gaps[k].Length > 1 && part.StartsWith(gaps[k][^1]) ? part[1..] : part);
            }
            yield return text.ToString();
        }
    }

    private static string GapBefore(string name, int place, bool beginsWithYear) => (beginsWithYear ? place : place + 2) switch
    {
        0 => "",
        1 => TimeNames.QuarterParts.Contains(name) ? "-Q" : TimeNames.WeekParts.Contains(name) ? "-W" : "-",
        2 when place == 0 => "",
        2 => "-",
        3 => " ",
        _ => ":",
    };
}
