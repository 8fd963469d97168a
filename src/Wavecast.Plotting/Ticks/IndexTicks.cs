using System.Globalization;

namespace Wavecast.Plotting.Ticks;

/// <summary>Ticks of an axis of steps whose steps have texts: numbers, dates or names.</summary>
internal static class IndexTicks
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM", "yyyy/MM/dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK",
    ];

    /// <summary>The ticks that suit the texts; without texts, the steps' own numbers.</summary>
    public static ITickSource For(string[]? index)
    {
        if (index is null || index.Length == 0)
        {
            return new LinearTicks { WholeOnly = true };
        }

        if (Parsed(index, ParseNumber) is { } numbers)
        {
            return new NumberIndexTicks(numbers, wholeOnly: !index.Any(text => text.Contains('.', StringComparison.Ordinal)));
        }

        return Parsed(index, ParseDate) is { } dates ? new DateIndexTicks(dates) : new TextIndexTicks(index);
    }

    private static IndexScale? Parsed(string[] index, Func<string, double> parse) =>
        IndexScale.From([.. index.Select(parse)]);

    private static double ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    /// <summary>Days since the year 1.</summary>
    private static double ParseDate(string text) =>
        DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, Utc, out DateTime date)
            ? (double)date.Ticks / TimeSpan.TicksPerDay
            : double.NaN;
}
