using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>Arranges panels in columns: one for each series, and behind them one for each covariate, which all series share.</summary>
internal static class ColumnsWriting
{
    /// <exception cref="ArgumentException">The series do not meet in one column of times, do not agree about a covariate or have static features, or a name is taken.</exception>
    public static WrittenTable Arrange(Panel panel)
    {
        string timeName = WrittenTable.TimeNameOf(panel);
        CheckNames(panel, timeName);
        CovariateWriting.CheckNone(panel, $"The layout {PanelLayout.Columns}", takesCovariates: true);
        CovariateWriting.CheckEnds(panel);
        (TimeIndex index, int[] starts) = Meet(panel);
        string[] names = [.. panel.Select(series => series.Id), .. panel[0].Covariates.Select(covariate => covariate.Name)];
        Func<int, double?>[] cells = [.. panel.Select((series, i) => CellsOf(series, starts[i])), .. SharedCovariates.Arrange(panel, index, starts)];
        return new WrittenTable(timeName, names, [new WrittenRows(null, index, cells)]);
    }

    private static void CheckNames(Panel panel, string timeName)
    {
        if (panel.Find(timeName) is not null)
        {
            throw new ArgumentException($"A series is called '{timeName}', like the column of times; rename it, or write another layout.", nameof(panel));
        }
        CovariateWriting.CheckName(panel, timeName, "the column of times");
        foreach (Series series in panel)
        {
            CovariateWriting.CheckName(panel, series.Id, "a series");
            if (series.Length == 0)
            {
                throw new ArgumentException($"Series '{series.Id}' has no steps, so no column; leave it out.", nameof(panel));
            }
        }
    }

    /// <summary>An empty cell at the first or the last step would shorten the series.</summary>
    private static Func<int, double?> CellsOf(Series series, int start) => row =>
    {
        int t = row - start;
        return t < 0 || t >= series.Length ? null : WrittenTable.Cell(series[t], t == 0 || t == series.Length - 1);
    };

    /// <summary>The steps in which all series meet, and at which of them each begins.</summary>
    /// <exception cref="ArgumentException">They do not meet.</exception>
    private static (TimeIndex Index, int[] Starts) Meet(Panel panel)
    {
        Series earliest = panel.MinBy(Position)!;
        TimeIndex[] reaches = [.. panel.Select(CovariateWriting.Reach)];
        long[] starts = [.. panel.Select((series, i) => StepsBetween(earliest.Index, reaches[i])
            ?? throw new ArgumentException($"Series '{series.Id}' starts at {series.Index.TextAt(0)}, between two steps of '{earliest.Id}'; write the long layout.", nameof(panel)))];
        long rows = reaches.Select((reach, i) => starts[i] + reach.Length).Max();
        TimeIndex index = rows <= int.MaxValue
            ? earliest.Index.Extend((int)rows - earliest.Length)
            : throw new ArgumentException($"The series lie {rows} steps apart; write the long layout.", nameof(panel));
        return (index, Array.ConvertAll(starts, start => (int)start));
    }

    private static long Position(Series series) => series.Index.Frequency.IsCalendar ? series.Index.TimeAt(0).Ticks : series.Index.NumberAt(0);

    private static long? StepsBetween(TimeIndex from, TimeIndex to)
    {
        if (from.Frequency.IsCalendar)
        {
            return from.IsUniversal == to.IsUniversal && Meets(from, to, out long steps) ? steps : null;
        }
        (long numbers, long rest) = long.DivRem(to.NumberAt(0) - from.NumberAt(0), from.Frequency.Multiple);
        return rest == 0 ? numbers : null;
    }

    /// <summary>Whether the first and the last step of one index are steps of the other: 30 January and 28 February meet once only.</summary>
    private static bool Meets(TimeIndex from, TimeIndex to, out long steps)
    {
        long? first = from.Frequency.StepsBetween(from.TimeAt(0), to.TimeAt(0));
        steps = first ?? 0;
        return first is not null && Enumerable.Range(0, Math.Min(to.Length, 24)).All(t => from.Frequency.StepsBetween(from.TimeAt(0), to.TimeAt(t)) == first + t);
    }
}
