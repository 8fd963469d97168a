using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>Writes panels in each of the layouts.</summary>
internal static class PanelWriting
{
    public const string IdName = "id";
    public const string ValueName = "value";

    private const string DateName = "date";

    /// <summary>Checks that the series meet in one column of times, and writes a row for each of its steps.</summary>
    /// <exception cref="ArgumentException">They do not, or an id is that of the column of times.</exception>
    public static Action<CsvRowWriter> Columns(Panel panel)
    {
        (TimeIndex index, long[] starts) = Meet(panel);
        return writer => WriteColumns(writer, panel, index, starts);
    }

    /// <summary>The steps in which all series meet, and at which of them each begins.</summary>
    /// <exception cref="ArgumentException">They do not meet, or an id is that of the column of times.</exception>
    public static (TimeIndex Index, long[] Starts) Meet(Panel panel)
    {
        string timeName = TimeName(panel);
        if (panel.Find(timeName) is not null)
        {
            throw new ArgumentException($"A series is called '{timeName}', like the column of times; rename it, or write another layout.", nameof(panel));
        }
        foreach (Series series in panel)
        {
            if (series.Length == 0)
            {
                throw new ArgumentException($"Series '{series.Id}' has no steps, so no column; leave it out.", nameof(panel));
            }
        }
        Series earliest = panel.MinBy(Position)!;
        long[] starts = [.. panel.Select(series => StepsBetween(earliest.Index, series.Index)
            ?? throw new ArgumentException($"Series '{series.Id}' starts at {series.Index.TextAt(0)}, between two steps of '{earliest.Id}'; write the long layout.", nameof(panel)))];
        long rows = panel.Select((series, i) => starts[i] + series.Length).Max();
        TimeIndex index = rows <= int.MaxValue
            ? earliest.Index.Extend((int)rows - earliest.Length)
            : throw new ArgumentException($"The series lie {rows} steps apart; write the long layout.", nameof(panel));
        return (index, starts);
    }

    public static void WriteRows(CsvRowWriter writer, Panel panel)
    {
        writer.WriteRow([.. Enumerable.Range(1, Math.Max(2, panel.Max(series => series.Length) + 1)).Select(i => FormattableString.Invariant($"V{i}"))]);
        foreach (Series series in panel)
        {
            writer.Write(series.Id);
            for (int t = 0; t < series.Length; t++)
            {
                WriteValue(writer, series[t], t == series.Length - 1);
            }
            writer.EndRow();
        }
    }

    public static void WriteLong(CsvRowWriter writer, Panel panel)
    {
        writer.WriteRow([IdName, TimeName(panel), ValueName]);
        foreach (Series series in panel)
        {
            for (int t = 0; t < series.Length; t++)
            {
                writer.Write(series.Id);
                writer.Write(series.Index.TextAt(t));
                WriteValue(writer, series[t], IsEmpty(series));
                writer.EndRow();
            }
        }
    }

    /// <summary>Whether an empty cell at a step would shorten the series.</summary>
    public static bool IsEnd(Series series, long step) => step == 0 || step == series.Length - 1;

    /// <summary>Whether a reader of nothing but empty cells would see no values.</summary>
    public static bool IsEmpty(Series series) => series.MissingCount == series.Length;

    public static string TimeName(Panel panel) => panel.Frequency.IsCalendar ? DateName : IndexColumn.DefaultName;

    private static void WriteColumns(CsvRowWriter writer, Panel panel, TimeIndex index, long[] starts)
    {
        writer.WriteRow([TimeName(panel), .. panel.Select(series => series.Id)]);
        for (int t = 0; t < index.Length; t++)
        {
            writer.Write(index.TextAt(t));
            for (int i = 0; i < panel.Count; i++)
            {
                long step = t - starts[i];
                if (step < 0 || step >= panel[i].Length)
                {
                    writer.WriteEmpty();
                }
                else
                {
                    WriteValue(writer, panel[i][(int)step], IsEnd(panel[i], step));
                }
            }
            writer.EndRow();
        }
    }

    private static void WriteValue(CsvRowWriter writer, double value, bool mustShow)
    {
        if (!double.IsNaN(value))
        {
            writer.Write(value);
        }
        else if (mustShow)
        {
            writer.Write("NaN");
        }
        else
        {
            writer.WriteEmpty();
        }
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
