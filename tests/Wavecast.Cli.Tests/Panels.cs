using System.Globalization;
using System.Text;

namespace Wavecast.Cli.Tests;

/// <summary>Tables of monthly series with a trend and a season, made without the tool.</summary>
internal static class Panels
{
    public const int Season = 12;

    /// <summary>The month of a step, from January 2001 on.</summary>
    public static string Month(int step) => string.Create(CultureInfo.InvariantCulture, $"{2001 + step / 12}-{1 + step % 12:00}");

    /// <summary>The value of a series, from 0, at a step; above 0.</summary>
    public static double At(int series, int step) => 100 + step + (10 + series) * Math.Sin((step + 3 * series) * Math.PI / 6) + (step * 7 + series) % 5;

    /// <summary>A row a month: <c>month,a,b,…</c>.</summary>
    public static string Csv(int series, int steps, int first = 0) => Csv(Enumerable.Range(0, series).Select(NameOf), steps, first, At);

    /// <summary>The same of one series with values of its own; null for an empty cell.</summary>
    public static string Csv(int steps, Func<int, string?> value)
    {
        StringBuilder text = new("month,a\n");
        for (int t = 0; t < steps; t++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Month(t)},{value(t)}\n");
        }
        return text.ToString();
    }

    /// <summary>The same with ids of one's own.</summary>
    public static string Csv(IEnumerable<string> ids, int steps, int first, Func<int, int, double> value)
    {
        string[] names = [.. ids];
        StringBuilder text = new("month");
        text.AppendJoin("", names.Select(name => $",{name}")).Append('\n');
        for (int t = first; t < first + steps; t++)
        {
            int step = t;
            text.Append(Month(t)).AppendJoin("", names.Select((_, k) => string.Create(CultureInfo.InvariantCulture, $",{value(k, step):R}"))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Six years that rise by 1 a year, but by a number of each series' own in the last: so much the same month a year before misses by, and no less than 1.</summary>
    public static string OfJumps(params int[] last) =>
        Csv(last.Select((_, k) => NameOf(k)), 72, 0, (k, t) => 10 + Math.Min(t / Season, 4) + (t < 60 ? 0 : last[k]));

    public static string NameOf(int series) => ((char)('a' + series)).ToString();
}
