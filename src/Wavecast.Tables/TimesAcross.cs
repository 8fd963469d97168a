using System.Globalization;
using System.Text;

namespace Wavecast.Tables;

/// <summary>Times that stand in the row of names, one above each value of the rows: <c>Country,1990,1991,1992</c>.</summary>
/// <param name="First">The place of the first of them; the columns before and behind them tell of the rows.</param>
/// <param name="Texts">The times, ascending or descending.</param>
/// <param name="Odd">The place of a name that parts them or is out of order; -1 for none.</param>
internal sealed record TimesAcross(int First, string[] Texts, int Odd)
{
    private const int YearDigits = 4;
    private const int MonthDigits = 6;

    /// <summary>What may stand before a year, as R and offices write names of columns.</summary>
    private static readonly string[] YearPrefixes = ["YR", "X", "Y", "F"];

    /// <summary>Names of which fewer are times, or a smaller part, may be called so by chance: they are not refused.</summary>
    private const int FewestToRefuse = 3;

    /// <summary>The place behind the last of them.</summary>
    public int End => First + Texts.Length;

    /// <summary>Finds the times of a row of names; null where it has none, or they begin in its first field.</summary>
    /// <param name="names">The first row.</param>
    /// <param name="second">The row below it, which would look alike if the first held values; null if it is not known.</param>
    /// <param name="fewest">As few times at least.</param>
    public static TimesAcross? Find(string[] names, string[]? second, int fewest)
    {
        int[] places = [.. Enumerable.Range(0, names.Length).Where(place => IsTime(names[place]))];
        if (places.Length < fewest || places[0] == 0
            || (second is not null && places.All(place => place < second.Length && YearOf(second[place]) is not null)))
        {
            return null;
        }
        string[] times = [.. places.Select(place => names[place])];
        bool areYears = Array.TrueForAll(times, time => YearOf(time) is not null), areMonths = Array.TrueForAll(times, time => MonthOf(time) is not null);
        long[]? ticks = areYears ? [.. times.Select(time => (long)YearOf(time)!)] : areMonths ? [.. times.Select(time => (long)MonthOf(time)!)] : DatePatterns.KnownTicks(times);
        int gap = Array.FindIndex(places, place => place > places[0] && !IsTime(names[place - 1])) is > 0 and var behind ? places[behind] - 1 : -1;
        int odd = gap >= 0 || ticks is null ? gap : OutOfOrder(ticks) is > 0 and var place ? places[place] : -1;
        // Six digits may be anything, unless each is the month next to that before it.
        if (ticks is null || (odd >= 0 && (times.Length < FewestToRefuse || 2 * times.Length < names.Length - places[0]))
            || (areMonths && Enumerable.Range(1, ticks.Length - 1).Any(i => Math.Abs(ticks[i] - ticks[i - 1]) != 1)))
        {
            return null;
        }
        return new TimesAcross(places[0], areYears ? [.. ticks.Select(year => year.ToString(CultureInfo.InvariantCulture))]
            : areMonths ? [.. times.Select(month => $"{month[..YearDigits]}-{month[YearDigits..]}")] : times, odd);
    }

    /// <summary>The first that neither ascends nor descends as the first two do; -1 for none.</summary>
    private static int OutOfOrder(long[] ticks)
    {
        int sign = ticks.Length > 1 ? Math.Sign(ticks[1] - ticks[0]) : 1;
        return Enumerable.Range(1, ticks.Length - 1).FirstOrDefault(i => sign == 0 || Math.Sign(ticks[i] - ticks[i - 1]) != sign, -1);
    }

    private static bool IsTime(string name) => YearOf(name) is not null || MonthOf(name) is not null || DatePatterns.IsDate(Encoding.UTF8.GetBytes(name));

    /// <summary>A year, also as names of columns have it: <c>X1990</c>, <c>YR1990</c>, <c>1990 [YR1990]</c>.</summary>
    private static int? YearOf(string name)
    {
        string digits = name;
        if (name.Length > 2 * YearDigits && name[YearDigits..] == $" [YR{name[..YearDigits]}]")
        {
            digits = name[..YearDigits];
        }
        else if (Array.Find(YearPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } before)
        {
            digits = name[before.Length..];
        }
        return digits.Length == YearDigits && digits.All(char.IsAsciiDigit) && int.Parse(digits, CultureInfo.InvariantCulture) is >= YearFractions.FirstYear and < YearFractions.EndYear and var year ? year : null;
    }

    /// <summary>The months since the year 0 of six digits; null of all else.</summary>
    private static int? MonthOf(string name) => name.Length == MonthDigits && YearOf(name[..YearDigits]) is int year && char.IsAsciiDigit(name[0])
        && int.TryParse(name.AsSpan(YearDigits), NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12 ? 12 * year + month : null;
}
