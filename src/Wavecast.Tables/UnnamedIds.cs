using System.Collections.Immutable;

namespace Wavecast.Tables;

/// <summary>Finds the columns of ids that their names do not give away: where times are there more than once, and ascend in the rows of each text of one, or of several together.</summary>
internal static class UnnamedIds
{
    /// <summary>Columns that are tried: alone, then together.</summary>
    private const int MostTried = 4;

    /// <summary>Columns whose texts are read: some may hold the same in all rows, as a unit.</summary>
    private const int MostRead = 8;

    /// <summary>Columns that may tell series apart only together.</summary>
    private const int MostTogether = 3;

    /// <summary>The part of all times that a series whose ids are numbers has at least, in the mean.</summary>
    private const double LeastPart = 0.75;

    /// <summary>Of so many rows one at least has a time that is there already; else a time is there twice by mistake.</summary>
    private const int RowsPerRepeat = 10;

    /// <summary>Rows of a series, in the mean, below which texts are no ids but remarks.</summary>
    private const int FewestRows = 2;

    /// <summary>The panel of a table that was read by columns, by the first columns that may hold its ids: those called like ids, then those of texts, then those of whole numbers; null where there are none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is known of its columns.</param>
    /// <param name="options">What else is known of it.</param>
    /// <param name="times">The columns of times, or the one that counts steps; empty for what the table took for one.</param>
    /// <param name="holdsIds">Whether a column holds a text or a whole number in each row.</param>
    /// <param name="read">Reads the table again, with other columns and with columns of times.</param>
    /// <exception cref="DataFormatException">A row holds no time like the others, or the series are too large.</exception>
    public static PanelTable? Arrange(
        CellTable table, CsvOptions columns, PanelOptions options, ImmutableArray<string> times, Predicate<CellColumn> holdsIds, Func<CsvOptions, ImmutableArray<string>, CellTable> read)
    {
        string? time = times.Length == 1 ? times[0] : table.IndexCandidate?.Name;
        string[] candidates = [.. table.Columns
            .Where(column => column.Name != time && !columns.Columns.Contains(column.Name) && !columns.Covariates.Contains(column.Name) && holdsIds(column) && !RowNumbers.Are(column) && !TimeNames.IsPart(column.Name))
            .OrderBy(column => TimeNames.EndsAsId(column.Name) ? 0 : IsOfNumbers(column) ? 2 : 1).Take(MostRead).Select(column => column.Name)];
        // Without a row of names there is no column to speak of.
        if (!table.HasHeader || candidates.Length == 0 || TimesOf(table.IndexCandidate?.Name == time ? table : read(columns, times)) is not { } values || !Repeats(values))
        {
            return null;
        }
        CellTable again = read(columns with { IdColumns = [.. candidates] }, times);
        CellColumn[] kept = [.. candidates.Select(again.Find)], tried = [.. kept.Where(column => !IsConstant(column)).Take(MostTried)];
        int distinct = values.Distinct().Count();
        CellColumn[][] choices = [.. Enumerable.Range(1, MostTogether).SelectMany(size => Choices(tried, size))];
        (CellColumn[] found, IdRows? rows) = new[] { 1, -1 }
            .SelectMany(direction => choices.Select(ids => (ids, RowsOf(again, ids, values, distinct, direction)))).FirstOrDefault(choice => choice.Item2 is not null);
        if (rows is null)
        {
            return null;
        }
        foreach (CellColumn other in kept.Except(found))
        {
            other.DropTexts();
        }
        string told = found.Length == 1
            ? $"column {DataFormatException.Quote(found[0].Name)} is taken"
            : $"columns {string.Join(", ", found.Select(column => DataFormatException.Quote(column.Name)))} are taken together";
        return LongPanel.Arrange(again, columns with { IdColumns = [.. found.Select(column => column.Name)] }, options, rows).With($"Times begin again, so that {told} for what tells series apart.");

        long[]? TimesOf(CellTable timed) => TimeColumn.Find(timed, options, columns.Covariates)?.Values;
    }

    /// <summary>Each so many of the columns, in their order.</summary>
    private static IEnumerable<CellColumn[]> Choices(CellColumn[] columns, int size) => size == 0
        ? [[]]
        : columns.SelectMany((first, k) => Choices(columns[(k + 1)..], size - 1).Select(rest => (CellColumn[])[first, .. rest]));

    /// <summary>The rows of each id; null where one is missing, times do not go in the direction, or it may be chance.</summary>
    private static IdRows? RowsOf(CellTable table, CellColumn[] ids, long[] times, int distinctTimes, int direction)
    {
        if (IdRows.WithOrdered(table, ids, times, direction) is not { } found)
        {
            return null;
        }
        long count = found.Names.Count;
        bool areApart = count * FewestRows <= table.Rows || (ids.Length == 1 && distinctTimes == 1);
        if (!Array.Exists(ids, column => IsOfNumbers(column) && !TimeNames.EndsAsId(column.Name)))
        {
            return areApart && (table.Rows - distinctTimes) * (long)RowsPerRepeat >= table.Rows ? found : null;
        }
        // Hours of a day ascend at each time as stores do, and values may by chance: ids that are numbers are called like things or begin again, and have most of the times.
        bool areThings = Array.TrueForAll(ids, column => !IsOfNumbers(column) || TimeNames.EndsAsId(column.Name) || TimeNames.IsThing(column.Name));
        bool beginAgain = Enumerable.Range(1, times.Length - 1).Any(row => Math.Sign(times[row].CompareTo(times[row - 1])) == -direction);
        return (areThings || beginAgain) && count * FewestRows <= table.Rows && count * distinctTimes * LeastPart <= table.Rows ? found : null;
    }

    private static bool IsConstant(CellColumn column) => Enumerable.Range(1, column.Cells.Count - 1).All(row => column.Texts!.Bytes(row).SequenceEqual(column.Texts.Bytes(0)));

    private static bool IsOfNumbers(CellColumn column) => !column.Cells.Exists(Cell.IsText);

    /// <summary>Whether a time is there more than once.</summary>
    private static bool Repeats(long[] times) => Enumerable.Range(1, times.Length - 1).Any(row => times[row] <= times[row - 1]) && times.Distinct().Count() < times.Length;
}
