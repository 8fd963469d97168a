using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>The column of times of a table that becomes a panel: a date or a whole number in every row.</summary>
internal sealed class TimeColumn
{
    /// <summary>Rows from which on descending times are the table's way, and no mistake.</summary>
    private const int FewestToTurn = 3;

    private readonly DatePattern? pattern;

    private TimeColumn(CellColumn column, long[]? values, DatePattern? pattern = null, Frequency? implied = null)
    {
        (Column, Values, this.pattern) = (column, values, pattern);
        Implied = implied ?? pattern?.Implied;
        IsCalendar = pattern is not null || implied is not null;
    }

    public CellColumn Column { get; }

    /// <summary>The ticks of each row's date, or its number; null where the rows are only counted.</summary>
    public long[]? Values { get; }

    public bool IsCalendar { get; }

    /// <summary>What a reader of the table should know of its times.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>The frequency that one date alone shows by how it is written; null if it does not.</summary>
    public Frequency? Implied { get; }

    /// <summary>What to do about times that are there twice.</summary>
    public string AdviceOnTies => pattern is { HasClock: true, HasZone: false }
        ? "Keep one row for each time; where clocks were turned back, write times with their offset, as in 2020-10-25T02:00+01:00."
        : "Keep one row for each time.";

    /// <summary>The column of times; null if there is none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="covariates">The columns that are no values, so that numbers beside them alone are no times.</param>
    /// <exception cref="DataFormatException">A row of it holds no date or whole number like the others.</exception>
    public static TimeColumn? Find(CellTable table, PanelOptions options, CovariateNames covariates)
    {
        if (table.IndexCandidate is not CellColumn column)
        {
            return null;
        }
        bool hasValues = table.Columns.Exists(other => other.Texts is null && other.HasNumbers && !covariates.Contains(other.Name));
        bool named = table.TimesAreJoined || (table.HasHeader && TimeNames.IsTime(column.Name));
        bool required = options.TimeColumn is not null || options.DateFormat is not null || (named && hasValues);
        if (!required && !hasValues)
        {
            return null;
        }
        DatePattern? pattern = FindPattern(table, column, options, required);
        if (pattern is not null)
        {
            return IsCounted(options) ? new TimeColumn(column, null) : new TimeColumn(column, ReadDates(table, column, pattern), pattern)
            {
                Notes =
                [
                    .. table.TimesAreJoined && options.TimeColumn is null ? new[] { $"Columns {DataFormatException.Quote(column.Name)} are taken together for the times." } : [],
                    .. pattern.HasShortYear && options.DateFormat is null ? new[] { "Years of two digits are taken for 1969 to 2068." } : [],
                    .. pattern.IsOfTwoYears && options.DateFormat is null ? new[] { "Times of two years are called by the first." } : [],
                ],
            };
        }
        if (IsCounted(options) && required)
        {
            return new TimeColumn(column, null);
        }
        if (required && YearFractions.AreFractions(column.Cells))
        {
            return OfFractions(table, column);
        }
        return required || IndexColumn.IsEvenlySpaced(column.Cells) ? new TimeColumn(column, ReadNumbers(table, column)) : null;
    }

    /// <summary>Turns the rows of all series, and says so, where times descend in each that has two, and one has three at least.</summary>
    /// <param name="rowsOfSeries">The rows of each, in the order of the file.</param>
    /// <param name="notes">Takes what is said.</param>
    public void TurnNewestFirst(IReadOnlyList<int[]> rowsOfSeries, List<string> notes)
    {
        int[][] several = [.. rowsOfSeries.Where(rows => rows.Length > 1)];
        if (Array.Exists(several, rows => rows.Length >= FewestToTurn) && Array.TrueForAll(several, Descends))
        {
            foreach (int[] rows in rowsOfSeries)
            {
                Array.Reverse(rows);
            }
            notes.Add("The newest rows come first: they are read from the last to the first.");
        }
    }

    /// <summary>A time as messages show it.</summary>
    public string Quote(int row) => DatePatterns.Quote(Column, row);

    public DateTime Date(int row) => new(Values![row], pattern is { HasZone: true } ? DateTimeKind.Utc : DateTimeKind.Unspecified);

    /// <summary>Years with a fraction, or what ascends evenly otherwise: one over the steps of a season, as R counts those.</summary>
    private static TimeColumn OfFractions(CellTable table, CellColumn column)
    {
        if (!(table.HasHeader && TimeNames.IsNumber(column.Name)) && YearFractions.Read(column.Cells) is var (ticks, frequency))
        {
            return new TimeColumn(column, ticks, implied: frequency) { Notes = [$"Column {DataFormatException.Quote(column.Name)} holds years with a fraction and is taken for {frequency} dates."] };
        }
        return YearFractions.AreEven(column.Cells)
            ? new TimeColumn(column, null) { Notes = [$"Column {DataFormatException.Quote(column.Name)} holds evenly spaced fractions, which are no months or quarters of years: the rows are counted."] }
            : new TimeColumn(column, ReadNumbers(table, column));
    }

    private bool Descends(int[] rows) => Values is { } times && Enumerable.Range(1, rows.Length - 1).All(i => times[rows[i]] < times[rows[i - 1]]);

    private static bool IsCounted(PanelOptions options) => options.Frequency is { IsCalendar: false };

    private static DatePattern? FindPattern(CellTable table, CellColumn column, PanelOptions options, bool required)
    {
        if (options.DateFormat is not null)
        {
            return new DatePattern(options.DateFormat);
        }
        if (!column.HasNumbers || Cell.IsText(column.Cells[0]))
        {
            return DatePatterns.Find(table, column, options.DayFirst, mayBeTwoYears: options.Frequency is null || options.Frequency == Frequency.Yearly);
        }
        if (required && YearFractions.AreFractions(column.Cells))
        {
            return null;
        }
        bool mayBeDate = required && !(table.HasHeader && TimeNames.IsNumber(column.Name));
        double first = column.Cells[0];
        if (DateText.IsDay(first) && (mayBeDate || column.Cells.TrueForAll(DateText.IsDay)))
        {
            return DatePatterns.Day;
        }
        if (mayBeDate && AreMonths(column.Cells))
        {
            return DatePatterns.Month;
        }
        return mayBeDate && table.HasHeader && TimeNames.IsYear(column.Name) && DatePatterns.Year.TryParse(column.Texts!.Bytes(0), out _) ? DatePatterns.Year : null;
    }

    /// <summary>Whether whole numbers read <c>yyyyMM</c>, and once at least go on from a December to a January.</summary>
    private static bool AreMonths(List<double> cells)
    {
        const double First = 1000_01, Last = 2999_12;
        return cells.TrueForAll(cell => cell is >= First and <= Last && double.IsInteger(cell) && cell % 100 is >= 1 and <= 12)
            && Enumerable.Range(1, cells.Count - 1).Any(row => cells[row - 1] % 100 == 12 && cells[row] == cells[row - 1] + 89);
    }

    private static long[] ReadDates(CellTable table, CellColumn column, DatePattern pattern)
    {
        long[] ticks = new long[table.Rows];
        for (int row = 0; row < ticks.Length; row++)
        {
            if (!pattern.TryParse(column.Texts!.Bytes(row), out ticks[row]))
            {
                throw DatePatterns.WrongDate(table, column, row, pattern);
            }
        }
        return ticks;
    }

    private static long[] ReadNumbers(CellTable table, CellColumn column)
    {
        const double Most = 1L << 53;
        long[] numbers = new long[table.Rows];
        for (int row = 0; row < numbers.Length; row++)
        {
            double cell = column.Cells[row];
            numbers[row] = double.IsInteger(cell) && Math.Abs(cell) <= Most
                ? (long)cell
                : throw table.Wrong(row, column, $"{DatePatterns.Quote(column, row)} is neither a date nor a whole number", "Say how dates are written (DateFormat), or take the frequency steps to count the rows.");
        }
        return numbers;
    }
}
