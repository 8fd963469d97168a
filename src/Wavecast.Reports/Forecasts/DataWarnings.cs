using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>What in the data a forecast may stumble over, a sentence a kind: for one series with its name and numbers, for several with how many have it.</summary>
internal static class DataWarnings
{
    private const int LeastSeasons = 3;
    private const int LeastHorizons = 5;

    /// <summary>Of the known values that many zeros are said.</summary>
    private const double ManyZeros = 0.3;

    /// <summary>Equal values in a row that are said, where a season is shorter.</summary>
    private const int LeastStill = 8;

    /// <summary>Values before the last that tell what is usual.</summary>
    private const int LeastBefore = 8;

    /// <summary>Of the range of all values before, how far beyond it a last value is odd.</summary>
    private const double OddBeyond = 0.5;

    public static IEnumerable<(string Name, string Text)> Of(Panel panel, int season, int horizon)
    {
        ImmutableArray<KnownValues> all = [.. panel.Select(series => new KnownValues(series))];
        (string Name, Func<KnownValues, string?> Find)[] kinds =
        [
            ("short history", values => ShortHistory(values, season, horizon)),
            ("gaps", Gaps),
            ("level", values => LevelShift.Find(values.Series.Values, horizon, season)?.Sentence),
            ("zeros", Zeros),
            ("stands still", values => Still(values, season)),
            ("last value", OddLast),
        ];
        foreach ((string name, Func<KnownValues, string?> find) in kinds)
        {
            (string Id, string Sentence)[] found = [.. all.Select(values => (values.Series.Id, Sentence: find(values))).Where(one => one.Sentence is not null).Select(one => (one.Id, one.Sentence!))];
            if (found.Length > 0)
            {
                yield return (name, $"{Whose([.. found.Select(one => one.Id)], panel.Count)}{found[0].Sentence}");
            }
        }
        foreach (string copy in SeriesCopies.Find(panel, horizon))
        {
            yield return ("copies", copy);
        }
    }

    private static string Whose(ImmutableArray<string> ids, int count) =>
        ids.Length == 1 ? $"Series {Wording.Names(ids)}: "
        : ids.Length == count ? $"All {Wording.Whole(count)} series. The first, {Wording.Names(ids[..1])}: "
        : $"{Wording.Whole(ids.Length)} of {Wording.Whole(count)} series: {Wording.Names(ids)}. The first: ";

    private static string? ShortHistory(KnownValues values, int season, int horizon)
    {
        int steps = values.Known.Length;
        return season > 1 && steps < (long)LeastSeasons * season ? $"{Wording.Count(steps, "value")} {Are(steps)} fewer than {LeastSeasons} seasons of {Wording.Whole(season)}: what returns every season can hardly be told from chance."
            : steps < (long)LeastHorizons * horizon ? $"{Wording.Count(steps, "value")} {Are(steps)} fewer than {LeastHorizons} horizons of {Wording.Whole(horizon)}: there is little to try a forecast on."
            : null;
    }

    private static string? Gaps(KnownValues values)
    {
        (int from, int length) = values.LongestRun((series, t) => double.IsNaN(series[t]) && t >= values.First);
        return length == 0 ? null
            : from + length == values.Series.Length ? $"The last {Wording.Count(length, "value")} {Are(length)} missing: the forecast goes on from older ones."
            : $"The longest gap is {Wording.Count(length, "step")}, from {values.Series.Index.TextAt(from)}.";
    }

    private static string? Zeros(KnownValues values)
    {
        int zeros = values.Known.Count(value => value == 0);
        return zeros < values.Known.Length && zeros >= ManyZeros * values.Known.Length
            ? $"{Wording.RoundShare((double)zeros / values.Known.Length)} of the values are 0: a forecast of a mean or median says little of when the next other value comes, and errors in percent mislead."
            : null;
    }

    private static string? Still(KnownValues values, int season)
    {
        (int from, int length) = values.LongestRun((series, t) => series[t] != 0 && t > 0 && series[t] == series[t - 1]);
        bool isAll = length + 1 >= values.Known.Length;
        return length + 1 >= Math.Max(LeastStill, season) && !isAll
            ? $"{Wording.Count(length + 1, "value")} in a row from {values.Series.Index.TextAt(from - 1)} are the same, {Wording.Value(values.Series[from])}: perhaps a sensor that stood still, or values filled in."
            : null;
    }

    private static string? OddLast(KnownValues values)
    {
        if (values.Known.Length <= LeastBefore)
        {
            return null;
        }
        double last = values.Known[^1];
        double[] before = values.Known[..^1];
        (double least, double most) = (before.Min(), before.Max());
        return last < least - OddBeyond * (most - least) || last > most + OddBeyond * (most - least)
            ? $"The last value, {Wording.Value(last)}, lies far {(last < least ? "below" : "above")} all before it ({Wording.Value(least)} to {Wording.Value(most)}): perhaps a mistake, or a period that is not over. Much of the forecast hangs on it."
            : null;
    }

    private static string Are(int count) => count == 1 ? "is" : "are";
}
