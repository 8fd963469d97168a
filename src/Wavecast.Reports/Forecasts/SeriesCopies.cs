using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>Series of a panel that are the same as another, or follow it some steps later: such a one tells the other's future.</summary>
internal static class SeriesCopies
{
    /// <summary>Series that are compared with each other, the first of the panel.</summary>
    private const int MostCompared = 200;

    /// <summary>Last steps that are compared.</summary>
    private const int MostSteps = 500;

    /// <summary>Steps that one may follow another by.</summary>
    private const int MostLags = 50;

    private const int LeastPairs = 10;

    /// <summary>Pairs that tell that nothing follows here; most comparisons end after them.</summary>
    private const int FirstPairs = 24;

    private const double Same = 0.999;
    private const int MostSaid = 5;

    /// <summary>A sentence for each pair found, and one for those beyond the first few.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="horizon">The largest lag, of 50 at most.</param>
    public static ImmutableArray<string> Find(Panel panel, int horizon)
    {
        Series[] compared = [.. panel.Take(MostCompared)];
        double[][] changes = [.. compared.Select(Changes)];
        List<string> found = [];
        for (int a = 0; a < compared.Length; a++)
        {
            for (int b = a + 1; b < compared.Length; b++)
            {
                if (Between(compared[a], changes[a], compared[b], changes[b], Math.Min(horizon, MostLags)) is { } sentence)
                {
                    found.Add(sentence);
                }
            }
        }
        return found.Count <= MostSaid ? [.. found] : [.. found.Take(MostSaid), $"So do {Wording.Whole(found.Count - MostSaid)} more pairs of series."];
    }

    private static string? Between(Series first, double[] ofFirst, Series second, double[] ofSecond, int lags)
    {
        if (Offset(first.Index, second.Index) is not { } offset)
        {
            return null;
        }
        (string a, string b) = ($"'{Wording.Name(first.Id)}'", $"'{Wording.Name(second.Id)}'");
        // One that moves with the other at the same time is no leak, and if it is periodic, moves with it a season later too.
        if (Correlation(ofFirst, ofSecond, offset) > Same)
        {
            return AreEqual(first, second, offset) ? $"{a} and {b} are the same wherever both have values: one of them tells nothing new, and in a comparison counts twice." : null;
        }
        for (int lag = 1; lag <= lags; lag++)
        {
            bool follows = Correlation(ofFirst, ofSecond, offset - lag) > Same;
            if (follows || Correlation(ofFirst, ofSecond, offset + lag) > Same)
            {
                (string leader, string follower) = follows ? (a, b) : (b, a);
                return $"{follower} moves as {leader} did {Wording.Count(lag, "step")} before: perhaps a copy that was moved. Then its future is known already, and its errors look better than they will be.";
            }
        }
        return null;
    }

    /// <summary>Steps from the first's first to the second's; null where their steps do not meet.</summary>
    private static long? Offset(TimeIndex first, TimeIndex second)
    {
        if (first.Frequency.IsCalendar)
        {
            return first.Frequency.StepsBetween(first.TimeAt(0), second.TimeAt(0));
        }
        (long at, long apart) = (second.NumberAt(0) - first.NumberAt(0), first.Frequency.EveryNumber());
        return at % apart == 0 ? at / apart : null;
    }

    private static long EveryNumber(this Frequency frequency)
    {
        TimeIndex two = new(0, frequency, 2);
        return two.NumberAt(1);
    }

    private static double[] Changes(Series series)
    {
        double[] changes = new double[series.Length];
        for (int t = 0; t < changes.Length; t++)
        {
            changes[t] = t > 0 ? series[t] - series[t - 1] : double.NaN;
        }
        return changes;
    }

    private static bool AreEqual(Series first, Series second, long offset)
    {
        (long from, long to) = Common(first.Length, second.Length, offset);
        for (long t = from; t < to; t++)
        {
            double difference = first[(int)t] - second[(int)(t - offset)];
            if (difference is not (0 or double.NaN))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The correlation of the first with the second that begins <paramref name="offset"/> steps later; NaN of too few pairs, or where one does not vary.</summary>
    private static double Correlation(double[] first, double[] second, long offset)
    {
        (long from, long to) = Common(first.Length, second.Length, offset);
        double early = Correlation(first, second, offset, Math.Max(from, to - FirstPairs), to);
        return early < Same ? early : Correlation(first, second, offset, Math.Max(from, to - MostSteps), to);
    }

    private static double Correlation(double[] first, double[] second, long offset, long from, long to)
    {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        int pairs = 0;
        for (long t = from; t < to; t++)
        {
            (double a, double b) = (first[t], second[t - offset]);
            if (!double.IsNaN(a) && !double.IsNaN(b))
            {
                (x, y, xx, yy, xy) = (x + a, y + b, xx + a * a, yy + b * b, xy + a * b);
                pairs++;
            }
        }
        double xVaries = xx - x * x / pairs, yVaries = yy - y * y / pairs;
        // Of a line, changes vary by roundings only.
        return pairs >= LeastPairs && xVaries > 1e-9 * xx && yVaries > 1e-9 * yy ? (xy - x * y / pairs) / Math.Sqrt(xVaries * yVaries) : double.NaN;
    }

    private static (long From, long To) Common(int first, int second, long offset) => (Math.Max(0, offset), Math.Min(first, second + offset));
}
