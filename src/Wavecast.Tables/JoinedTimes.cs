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
        CellColumn joined = new(parts[0].Position, string.Join(',', parts.Select(part => part.Name)), new TextColumn());
        bool beginsWithYear = rows > 0 && IsYear(parts[0].Texts![0]);
        string[] gaps = [.. parts.Select((part, place) => GapBefore(part.Name, place, beginsWithYear))];
        StringBuilder text = new();
        for (int row = 0; row < rows; row++)
        {
            text.Clear();
            for (int k = 0; k < parts.Length; k++)
            {
                string part = parts[k].Texts![row];
                // Of Q3 and W12 the letter is in the gap already.
                text.Append(gaps[k]).Append(gaps[k].Length > 1 && part.StartsWith(gaps[k][^1]) ? part[1..] : part);
            }
            joined.Add(Encoding.UTF8.GetBytes(text.ToString()));
        }
        return joined;
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
