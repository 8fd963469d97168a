namespace Wavecast.Tables;

/// <summary>Finds the one pattern that all dates of a column follow.</summary>
internal static class DatePatterns
{
    public static readonly DatePattern Day = new("yyyyMMdd");
    public static readonly DatePattern Year = new("yyyy");

    private static readonly DatePattern[] MonthFirst = [.. WithClock("M/d/yyyy", "H")];
    private static readonly DatePattern[] DayFirst = [.. WithClock("d/M/yyyy", "H")];

    private static readonly DatePattern[] Known =
    [
        .. WithClock("yyyy-MM-dd", "HH"), .. WithClock("yyyy/MM/dd", "HH"), .. WithClock("d.M.yyyy", "H"),
        .. new[] { "yyyy-MM", "yyyy/MM", "MMM-d-yyyy", "d-MMM-yyyy", "MMM-yyyy", "yyyyQq", "yyyy-Qq" }.Select(text => new DatePattern(text)),
        .. MonthFirst, .. DayFirst,
    ];

    /// <summary>Whether a text is a date of a known pattern other than plain digits.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        foreach (DatePattern pattern in Known)
        {
            if (pattern.TryParse(text, out _))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The pattern of all texts; null if not even the first follows one.</summary>
    /// <param name="table">The table, for messages.</param>
    /// <param name="column">Its column of dates, with its texts.</param>
    /// <param name="dayFirst">Which of the ambiguous ones to take, if that is known.</param>
    /// <exception cref="DataFormatException">A text does not follow those before it, or the day cannot be told from the month.</exception>
    public static DatePattern? Find(CellTable table, CellColumn column, bool? dayFirst)
    {
        List<DatePattern> left = [.. Known];
        if (dayFirst is bool first)
        {
            left.RemoveAll(pattern => (first ? MonthFirst : DayFirst).Contains(pattern));
        }
        for (int row = 0; row < table.Rows; row++)
        {
            DatePattern before = left[0];
            left.RemoveAll(pattern => !pattern.TryParse(column.Texts!.Bytes(row), out _));
            if (left.Count == 0)
            {
                return row == 0 ? null : throw WrongDate(table, column, row, before);
            }
        }
        // The patterns that are left read each text, but maybe as different dates.
        for (int row = 0; left.Count > 1 && row < table.Rows; row++)
        {
            ReadOnlySpan<byte> text = column.Texts!.Bytes(row);
            if (left[0].TryParse(text, out long date) && left[1].TryParse(text, out long other) && date != other)
            {
                throw table.Wrong(row, column, $"{Quote(column, row)} may be {left[0].Text} or {left[1].Text}, and no row tells which", "Say which comes first (DayFirst), or give dates as yyyy-MM-dd.");
            }
        }
        return left[0];
    }

    /// <summary>The exception for a text that is no date like the others.</summary>
    public static DataFormatException WrongDate(CellTable table, CellColumn column, int row, DatePattern pattern) =>
        table.Wrong(row, column, $"{Quote(column, row)} is no date of the form {pattern.Text}", "Write all dates of the column alike.");

    public static string Quote(CellColumn column, int row) => DataFormatException.Quote(column.Texts![row]);

    private static IEnumerable<DatePattern> WithClock(string day, string hour)
    {
        string[] gaps = ["T", " "], clocks = [":mm", ":mm:ssF"], zones = ["", "K"];
        return
        [
            new DatePattern(day),
            .. from gap in gaps
               from clock in clocks
               from zone in zones
               select new DatePattern(day + gap + hour + clock + zone),
        ];
    }
}
