using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wavecast.Reports.Forecasts;

/// <summary>Numbers and names as a forecast's report writes them.</summary>
internal static class Wording
{
    /// <summary>Between these, numbers are written without powers of ten.</summary>
    private const double LeastWritten = 1e-4;
    private const double MostWritten = 1e9;

    private const int LongestName = 40;
    private const int MostNamed = 3;

    /// <summary>A value of a series by itself, four digits: <c>0.01234</c>, <c>432.1</c>, <c>12,345</c>.</summary>
    public static string Value(double value) => Math.Abs(value) switch
    {
        double.NaN => "–",
        >= MostWritten or (> 0 and < LeastWritten) => value.ToString("0.###e0", CultureInfo.InvariantCulture),
        >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.ToString("g4", CultureInfo.InvariantCulture),
    };

    /// <summary>Values that stand together: all with the decimals that give the largest of them four digits.</summary>
    public static string[] Values(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double most = all.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (most is >= MostWritten or (> 0 and < LeastWritten))
        {
            return [.. all.Select(Value)];
        }
        string format = "#,0." + new string('0', most == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(most)), 0, 7));
        return [.. all.Select(value => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture))];
    }

    /// <summary>An error by scale: <c>1.278</c>.</summary>
    public static string Error(double error) => double.IsNaN(error) ? "–" : error.ToString(Math.Abs(error) < 1e4 ? "0.000" : "0.###e0", CultureInfo.InvariantCulture);

    /// <summary>A number that is in percent already: <c>4.52</c>.</summary>
    public static string Percents(double value) => double.IsNaN(value) ? "–" : value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A share as percents: <c>94.2 %</c>.</summary>
    public static string Share(double share) => double.IsNaN(share) ? "–" : share.ToString("0.0 %", CultureInfo.InvariantCulture);

    /// <summary>A share as whole percents: <c>12 %</c>.</summary>
    public static string RoundShare(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    /// <summary>A level of intervals: <c>80 %</c>.</summary>
    public static string Level(double level) => level.ToString("0.## '%'", CultureInfo.InvariantCulture);

    /// <summary>A whole number with commas.</summary>
    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number of things: <c>1 step</c>, <c>24 steps</c>.</summary>
    public static string Count(long count, string thing, string? things = null) => $"{Whole(count)} {(count == 1 ? thing : things ?? thing + "s")}";

    /// <summary>A name from a file as a text of a report: without backticks, which would set it as code, and signs that no page can hold; shortened where it is long.</summary>
    public static string Name(string name, int longest = LongestName)
    {
        // Half a surrogate pair is enumerated as the sign of replacement.
        Rune[] signs = [.. name.EnumerateRunes().Select(sign => sign.Value is '`' ? new Rune('\'') : Rune.IsControl(sign) || sign.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : sign)];
        return signs.Length > longest ? $"{string.Concat(signs[..(longest - 1)])}…" : string.Concat(signs);
    }

    /// <summary>The first of some names, and how many more there are.</summary>
    public static string Names(ImmutableArray<string> names)
    {
        string[] first = [.. names.Take(MostNamed).Select(name => $"'{Name(name)}'")];
        return names.Length > MostNamed ? $"{string.Join(", ", first)} and {Whole(names.Length - MostNamed)} more"
            : first.Length == 1 ? first[0] : $"{string.Join(", ", first[..^1])} and {first[^1]}";
    }
}
