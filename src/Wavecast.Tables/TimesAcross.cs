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
    private const int DayDigits = 8;

    /// <summary>Names of which fewer are times, or a smaller part, may be called so by chance: they are not refused.</summary>
    private const int FewestToRefuse = 3;

    /// <summary>What may stand before a year, as R and offices write names of columns.</summary>
    private static readonly string[] YearPrefixes = ["YR", "X", "Y", "F"];

    /// <summary>The place behind the last of them.</summary>
    public int End => First + Texts.Length;

    /// <summary>Finds the times of a row of names; null where it has none, or they begin in its first field.</summary>
    /// <param name="names">The first row.</param>
    /// <param name="second">The row below it, which would look alike if the first held values; null where it is known to be of names.</param>
    /// <param name="fewest">As few times at least.</param>
    public static TimesAcross? Find(string[] names, string[]? second, int fewest)
    {
        int[] places = [.. Enumerable.Range(0, names.Length).Where(place => IsTime(names[place]))];
        if (places.Length < fewest || places[0] == 0)
        {
            return null;
        }
        string[] times = [.. places.Select(place => names[place])];
        if ((Years(times) ?? Digits(times) ?? Dates(times)) is not var (ticks, texts, mayBeValues)
            || (mayBeValues && second is not null && places.All(place => place < second.Length && (YearOf(second[place]) ?? DigitsOf(second[place])) is not null)))
        {
            return null;
        }
        int gap = Array.FindIndex(places, place => place > places[0] && !IsTime(names[place - 1])) is > 0 and var behind ? places[behind] - 1 : -1;
        int odd = gap >= 0 ? gap : OutOfOrder(ticks) is > 0 and var place ? places[place] : -1;
        return odd >= 0 && (times.Length < FewestToRefuse || 2 * times.Length < names.Length - places[0]) ? null : new TimesAcross(places[0], texts, odd);
    }

    /// <summary>Years; each next to that before it they are no values by chance.</summary>
    private static (long[] Ticks, string[] Texts, bool MayBeValues)? Years(string[] times) => TicksOf(times, YearOf) is { } years
        ? (years, [.. years.Select(year => year.ToString(CultureInfo.InvariantCulture))], times.All(time => time.Length == YearDigits) && (times.Length < FewestToRefuse || StepOf(years) is not (1 or -1)))
        : null;

    /// <summary>Months of six digits, or days of eight, equally far apart: others may be anything.</summary>
    private static (long[] Ticks, string[] Texts, bool MayBeValues)? Digits(string[] times) =>
        times.Length >= FewestToRefuse && times.All(time => time.Length == times[0].Length) && TicksOf(times, DigitsOf) is { } ticks && StepOf(ticks) != 0
            ? (ticks, [.. times.Select(time => time.Length == MonthDigits ? $"{time[..YearDigits]}-{time[YearDigits..]}" : $"{time[..YearDigits]}-{time[YearDigits..MonthDigits]}-{time[MonthDigits..]}")], true)
            : null;

    private static (long[] Ticks, string[] Texts, bool MayBeValues)? Dates(string[] times) => DatePatterns.KnownTicks(times) is { } ticks ? (ticks, times, false) : null;

    private static long[]? TicksOf(string[] times, Func<string, long?> read)
    {
        long?[] ticks = [.. times.Select(read)];
        return Array.TrueForAll(ticks, tick => tick is not null) ? [.. ticks.Select(tick => tick!.Value)] : null;
    }

    /// <summary>How far each is from that before it; 0 where that differs.</summary>
    private static long StepOf(long[] ticks) =>
        Enumerable.Range(1, ticks.Length - 1).All(i => ticks[i] - ticks[i - 1] == ticks[1] - ticks[0]) && ticks.Length > 1 ? ticks[1] - ticks[0] : 0;

    /// <summary>The first that neither ascends nor descends as the first two do; -1 for none.</summary>
    private static int OutOfOrder(long[] ticks)
    {
        int sign = ticks.Length > 1 ? Math.Sign(ticks[1] - ticks[0]) : 1;
        return Enumerable.Range(1, ticks.Length - 1).FirstOrDefault(i => sign == 0 || Math.Sign(ticks[i] - ticks[i - 1]) != sign, -1);
    }

    private static bool IsTime(string name) => (YearOf(name) ?? DigitsOf(name)) is not null || DatePatterns.IsDate(Encoding.UTF8.GetBytes(name));

    /// <summary>A year, also as names of columns have it: <c>X1990</c>, <c>YR1990</c>, <c>1990 [YR1990]</c>.</summary>
    private static long? YearOf(string name)
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

    /// <summary>The months since the year 0 of six digits, or the days since its first of eight; null of all else.</summary>
    private static long? DigitsOf(string name)
    {
        if (name.Length is not (MonthDigits or DayDigits) || !name.All(char.IsAsciiDigit) || YearOf(name[..YearDigits]) is not { } year
            || !(name.Length == MonthDigits ? DatePatterns.Month : DatePatterns.Day).TryParse(Encoding.UTF8.GetBytes(name), out long ticks))
        {
            return null;
        }
        return name.Length == DayDigits ? ticks / TimeSpan.TicksPerDay : 12 * year + new DateTime(ticks, DateTimeKind.Unspecified).Month;
    }
}
