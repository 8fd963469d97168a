using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>Lays the rows of a table on equally distant steps.</summary>
internal sealed class TimeGrid
{
    // A gap costs a row in no file, but memory in the series: so many steps may be missing for each row, and in all.
    private const int MostGapsPerRow = 20;
    private const int FreeGaps = 100_000;

    private readonly CellTable table;
    private readonly TimeColumn? time;
    private readonly PanelOptions options;
    private readonly Frequency frequency;
    private long gapsLeft;

    /// <param name="table">The table.</param>
    /// <param name="time">Its times; null if it has none.</param>
    /// <param name="rowsOfSeries">The rows of each series, in order.</param>
    /// <param name="options">What is known of it.</param>
    /// <exception cref="DataFormatException">Times do not ascend, or have no frequency.</exception>
    public TimeGrid(CellTable table, TimeColumn? time, IReadOnlyList<int[]> rowsOfSeries, PanelOptions options)
    {
        (this.table, this.time, this.options) = (table, time, options);
        if (time is { Values: not null, IsCalendar: false } && options.Frequency is not null)
        {
            throw new DataFormatException($"{table.File}, column {DataFormatException.Quote(time.Column.Name)} holds plain numbers, which have no {options.Frequency} frequency. Say how dates are written (DateFormat), or state no frequency.");
        }
        gapsLeft = FreeGaps + ((long)MostGapsPerRow * table.Rows);
        FrequencySearch search = new();
        if (time?.Values is long[] values)
        {
            foreach (int[] rows in rowsOfSeries)
            {
                AddDistances(search, rows, values, rowsOfSeries.Count > 1);
            }
        }
        frequency = options.Frequency ?? StatedFrequency() ?? FindFrequency(search);
    }

    /// <summary>The steps of a series from its first row to its last, and in <paramref name="steps"/> that of each row.</summary>
    /// <param name="rows">Its rows, in order.</param>
    /// <param name="steps">Takes the step of each row, from 0.</param>
    /// <exception cref="DataFormatException">A row lies on no step, or there are too many gaps.</exception>
    public TimeIndex Place(ReadOnlySpan<int> rows, Span<int> steps)
    {
        if (time?.Values is null)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                steps[i] = i;
            }
            return FirstIndex(table.File, options, rows.Length);
        }
        (DateTime start, int offset) = time.IsCalendar ? FindStart(rows) : default;
        for (int i = 0; i < rows.Length; i++)
        {
            long step = (time.IsCalendar ? frequency.StepsBetween(start, time.Date(rows[i])) - offset : NumbersBetween(rows[0], rows[i])) ?? throw OffGrid(rows[0], rows[i]);
            if (step - i > gapsLeft || step >= Array.MaxLength)
            {
                throw table.Wrong(rows[i], time.Column, $"{time.Quote(rows[i])} is {step} {frequency} steps after {time.Quote(rows[0])}, with too many missing between", "Give rows at more equal distances, or state a longer frequency.");
            }
            steps[i] = (int)step;
        }
        int length = steps[rows.Length - 1] + 1;
        gapsLeft -= length - rows.Length;
        return time.IsCalendar
            ? new TimeIndex(start, frequency, length + offset).Range(offset, length + offset)
            : new TimeIndex(time.Values[rows[0]], frequency, length);
    }

    /// <summary>The steps of a series without times.</summary>
    /// <exception cref="DataFormatException">The frequency needs a start, or the steps lead out of the calendar.</exception>
    public static TimeIndex FirstIndex(string file, PanelOptions options, int length)
    {
        Frequency frequency = options.Frequency ?? Frequency.Steps;
        if (!frequency.IsCalendar)
        {
            return new TimeIndex(0, frequency, length);
        }
        DateTime start = options.Start ?? throw new DataFormatException($"{file} has no times, so {frequency} steps have no start. Give the first date (Start), or no frequency.");
        try
        {
            return new TimeIndex(start, frequency, length);
        }
        catch (ArgumentException e)
        {
            throw new DataFormatException($"{file}: {length} {frequency} steps cannot start at {start:yyyy-MM-dd}. Give another start.", e);
        }
    }

    private void AddDistances(FrequencySearch search, int[] rows, long[] values, bool hasIds)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            (int before, int row) = (rows[i - 1], rows[i]);
            if (values[row] <= values[before])
            {
                string whose = hasIds ? " for its id" : "";
                string others = hasIds ? " Where several columns together name a series, name them all (IdColumn)."
                    : " If the rows are of several series, name the column or columns that tell these apart (IdColumn).";
                throw values[row] == values[before]
                    ? table.Wrong(row, time!.Column, $"{time.Quote(row)} is there twice{whose}", time.AdviceOnTies + others)
                    : table.Wrong(row, time!.Column, $"{time.Quote(row)} comes after a later one{whose}", "Sort the rows by time." + others);
            }
            if (time!.IsCalendar)
            {
                search.Add(time.Date(before), time.Date(row));
            }
            else
            {
                search.Add(values[before], values[row]);
            }
        }
    }

    /// <summary>What the file says of itself, if its times are of that kind.</summary>
    private Frequency? StatedFrequency() => time?.Values is not null && table.Frequency?.IsCalendar == time.IsCalendar ? table.Frequency : null;

    private Frequency FindFrequency(FrequencySearch search)
    {
        if (time?.Values is null)
        {
            return Frequency.Steps;
        }
        if (search.IsEmpty)
        {
            return !time.IsCalendar ? Frequency.Steps : time.Implied
                ?? throw new DataFormatException($"{table.File}, column {DataFormatException.Quote(time.Column.Name)}: a single date shows no frequency. State it (Frequency), or give more rows.");
        }
        return (time.IsCalendar ? search.Decide() : search.DecideNumbers())
            ?? throw new DataFormatException($"{table.File}, column {DataFormatException.Quote(time.Column.Name)}: most rows are {(time.IsCalendar ? search.Distance : "more than 10¹² steps")} apart, which is no frequency that is known. State a shorter one (Frequency), or steps to count the rows.");
    }

    private (DateTime Start, int Offset) FindStart(ReadOnlySpan<int> rows)
    {
        DateTime first = time!.Date(rows[0]);
        if (frequency == Frequency.BusinessDaily && BusinessCalendar.IsWeekend(first))
        {
            throw table.Wrong(rows[0], time.Column, $"{time.Quote(rows[0])} is a {first.DayOfWeek}, no business day", "Cut the weekends, or take the frequency daily.");
        }
        if (frequency.Unit != FrequencyUnit.Month)
        {
            return (first, 0);
        }
        DateTime[] dates = new DateTime[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            dates[i] = time.Date(rows[i]);
        }
        return MonthAnchor.Find(frequency, dates);
    }

    private long? NumbersBetween(int first, int row)
    {
        (long steps, long rest) = long.DivRem(time!.Values![row] - time.Values[first], frequency.Multiple);
        return rest == 0 ? steps : null;
    }

    private DataFormatException OffGrid(int first, int row) =>
        table.Wrong(row, time!.Column, $"{time.Quote(row)} lies on no {frequency} step from {time.Quote(first)}", "Give rows at equal distances, or state a shorter frequency.");
}
