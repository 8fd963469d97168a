using System.Globalization;
using System.Text;

namespace Wavecast.Tables;

/// <summary>Times that stand in the row of names, one above each value of the rows: <c>Country,1990,1991,1992</c>.</summary>
/// <param name="First">The place of the first of them; the columns before it tell the rows apart.</param>
/// <param name="Texts">The times, ascending.</param>
internal sealed record TimesAcross(int First, string[] Texts)
{
    /// <summary>As few numbers in a first row could be values, and as few dates the names of anything.</summary>
    private const int Fewest = 3;

    private const int YearDigits = 4;

    /// <summary>Finds the times of a row of names; null where it has none, or is one of a table with a row a step.</summary>
    /// <param name="names">The first row.</param>
    public static TimesAcross? Find(string[] names)
    {
        int end = Array.FindLastIndex(names, name => name.Length > 0) + 1, first = end;
        while (first > 0 && IsTime(names[first - 1]))
        {
            first--;
        }
        if (first == 0 || end - first < Fewest || TimeNames.IsTime(names[0]) || TimeNames.IsPart(names[0]) || names[..first].Any(name => name.Length == 0))
        {
            return null;
        }
        string[] times = names[first..end];
        bool areYears = Array.TrueForAll(times, time => YearOf(time) is not null);
        long[]? ascending = areYears ? [.. times.Select(time => (long)YearOf(time)!)] : DatePatterns.KnownTicks(times);
        return ascending is not null && ascending.Zip(ascending.Skip(1)).All(pair => pair.First < pair.Second)
            ? new TimesAcross(first, areYears ? [.. ascending.Select(year => FormattableString.Invariant($"{year}"))] : times)
            : null;
    }

    private static bool IsTime(string name) => YearOf(name) is not null || DatePatterns.IsDate(Encoding.UTF8.GetBytes(name));

    /// <summary>A year, also as R makes a name of it: <c>X1990</c>.</summary>
    private static int? YearOf(string name)
    {
        string digits = name.StartsWith('X') ? name[1..] : name;
        return digits.Length == YearDigits && digits.All(char.IsAsciiDigit) && int.Parse(digits, CultureInfo.InvariantCulture) is >= YearFractions.FirstYear and < YearFractions.EndYear and var year ? year : null;
    }
}
