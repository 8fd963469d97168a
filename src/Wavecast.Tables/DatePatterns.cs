using System.Text;

namespace Wavecast.Tables;

/// <summary>Finds the one pattern that all dates of a column follow.</summary>
internal static class DatePatterns
{
    public static readonly DatePattern Day = new("yyyyMMdd");
    public static readonly DatePattern Year = new("yyyy");
    public static readonly DatePattern Month = new("yyyyMM");

    private static readonly string[] Clocks = ["", ":mm", ":mm:ssF"];
    private static readonly string[] HalfDays = ["h:mm tt", "h:mm:ss tt"];

    private static readonly string[] DaysByName = ["MMM-d-yyyy", "d-MMM-yyyy", "MMM d, yyyy", "d MMM yyyy"];

    /// <summary>Seasons and years of accounts, which are called by the first of their years.</summary>
    private static readonly DatePattern[] TwoYears = [.. new[] { "yyyy/YY", "yyyy-YY", "yyyy/YYYY", "yyyy-YYYY" }.Select(text => new DatePattern(text))];

    /// <summary>What two years may be as well.</summary>
    private static readonly DatePattern[] Months = [new("yyyy-MM"), new("yyyy/MM")];

    /// <summary>Different times that are years of accounts all, and not months by chance.</summary>
    private const int FewestTwoYears = 3;

    private static readonly DatePattern YearFirst = new("yy/M/d"), YearFirstByPoints = new("yy.M.d");

    private static readonly DatePattern[] Known =
    [
        .. WithClock("yyyy-MM-dd", "HH"), .. WithClock("yyyy/MM/dd", "HH"), .. WithClock("d.M.yyyy", "H"),
        .. DaysByName.Concat(
        [
            "yyyy-MM", "yyyy/MM", "M/yyyy", "yyyy'M'M", "yyyy-'M'M", "MMM-yyyy", "MMM yyyy", "MMM-yy", "d-MMM-yy", "yyyy-MMM", "yyyy MMM",
            "yyyyQq", "yyyy-Qq", "yyyy Qq", "Qq-yyyy", "Qq yyyy", "yyyyWww", "yyyy-Www", "yyyy Www",
        ]).Select(text => new DatePattern(text)),
        .. WithClock("yyyy-M-d", "H"), .. WithClock("yyyy/M/d", "H"), .. WithNumbers("M/d/yyyy"), .. WithNumbers("M-d-yyyy"), .. WithNumbers("d/M/yyyy"), .. WithNumbers("d-M-yyyy"),
        .. WithClock("d.M.yy", "H"), .. WithNumbers("M/d/yy"), .. WithNumbers("d/M/yy"), .. TwoYears,
    ];

    /// <summary>Those of times whose parts stand in columns of their own, see <see cref="JoinedTimes"/>.</summary>
    private static readonly DatePattern[] Joined =
    [
        .. from day in DaysByName.Concat(["yyyy-MM-dd", "yyyy/MM/dd", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy-MMM-d", "M/d/yyyy", "M-d-yyyy", "d/M/yyyy", "d-M-yyyy"])
           from clock in HalfDays.Concat(["H", "H:m", "H:m:sF", "H.mm.ss"])
           select new DatePattern($"{day} {clock}"),
        .. new[] { "yyyy-M", "yyyy-MMM", "yyyy-M-d", "yyyy-MMM-d", "yyyy-Qq", "yyyy-Ww" }.Select(text => new DatePattern(text)),
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

    /// <summary>The ticks of texts of joined columns; null where they follow no pattern alike, or there are none.</summary>
    public static long[]? JoinedTicks(IReadOnlyList<string> texts) => TicksOf(Joined, texts);

    /// <summary>The ticks of dates; null where they follow no pattern alike, or there are none.</summary>
    public static long[]? KnownTicks(IReadOnlyList<string> texts) => TicksOf(TwoYears, texts) is { } years && AreOfTwoYears(texts) ? years : TicksOf(Known, texts);

    /// <summary>Whether texts that may be two years each, or a month, are years: of all of three different months each would be 13 behind that before it.</summary>
    private static bool AreOfTwoYears(IEnumerable<string> texts)
    {
        HashSet<string> different = [.. texts];
        return different.Count >= FewestTwoYears || different.Any(text => !Array.Exists(Months, month => month.TryParse(Encoding.UTF8.GetBytes(text), out _)));
    }

    /// <summary>The pattern of all texts; null if not even the first follows one.</summary>
    /// <param name="table">The table, for messages.</param>
    /// <param name="column">Its column of dates, with its texts.</param>
    /// <param name="dayFirst">Which of the ambiguous ones to take, if that is known.</param>
    /// <param name="mayBeTwoYears">Whether 2000-01 may be a year of accounts.</param>
    /// <exception cref="DataFormatException">A text does not follow those before it, or the day cannot be told from the month.</exception>
    public static DatePattern? Find(CellTable table, CellColumn column, bool? dayFirst, bool mayBeTwoYears)
    {
        List<DatePattern> left = [.. table.TimesAreJoined ? Joined : Known];
        if (dayFirst is bool first)
        {
            string[] others = first ? ["M/d/", "M-d-"] : ["d/M/", "d-M-"];
            left.RemoveAll(pattern => Array.Exists(others, other => pattern.Text.StartsWith(other, StringComparison.Ordinal)));
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
        if (left.Find(pattern => pattern.IsOfTwoYears) is { } years)
        {
            if (mayBeTwoYears && AreOfTwoYears(Enumerable.Range(0, table.Rows).Select(row => column.Texts![row])))
            {
                return years;
            }
            left.RemoveAll(pattern => pattern.IsOfTwoYears && left.Count > 1);
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
        CheckShortYears(table, column, left[0]);
        return left[0];
    }

    /// <exception cref="DataFormatException">Of two digits it is not told that they are a year: with another part as the year, all dates are nearer to each other.</exception>
    private static void CheckShortYears(CellTable table, CellColumn column, DatePattern found)
    {
        string[] texts = found.HasShortYear ? [.. Enumerable.Range(0, table.Rows).Select(row => column.Texts![row])] : [];
        string? other = found.Text switch
        {
            "d/M/yy" or "M/d/yy" when IsNearer(YearFirst) => YearFirst.Text,
            "d.M.yy" when IsNearer(YearFirstByPoints) => YearFirstByPoints.Text,
            "MMM-yy" when texts.Distinct().Skip(1).Any() && texts.Select(text => text[..^2]).Distinct().Count() == 1 => "MMM-d without a year",
            _ => null,
        };
        if (other is not null)
        {
            throw table.Wrong(0, column, $"{Quote(column, 0)} may be {found.Text} or {other}", "Say how dates are written (DateFormat), or give them as yyyy-MM-dd.");
        }

        bool IsNearer(DatePattern another) => TicksOf([another], texts) is { } ticks && Distance(ticks) < Distance(TicksOf([found], texts)!);
        static double Distance(long[] ticks) => Enumerable.Range(1, ticks.Length - 1).Sum(row => Math.Abs((double)ticks[row] - ticks[row - 1]));
    }

    /// <summary>The exception for a text that is no date like the others.</summary>
    public static DataFormatException WrongDate(CellTable table, CellColumn column, int row, DatePattern pattern) =>
        table.Wrong(row, column, $"{Quote(column, row)} is no date of the form {pattern.Text}", "Write all dates of the column alike.");

    public static string Quote(CellColumn column, int row) => DataFormatException.Quote(column.Texts![row]);

    /// <summary>Days of numbers alone, by themselves, and with a clock of 24 or of twice 12 hours.</summary>
    private static IEnumerable<DatePattern> WithNumbers(string day) => [.. WithClock(day, "H"), .. HalfDays.Select(clock => new DatePattern($"{day} {clock}"))];

    private static IEnumerable<DatePattern> WithClock(string day, string hour)
    {
        string[] gaps = ["T", " "], zones = ["", "K"];
        return
        [
            new DatePattern(day),
            .. from gap in gaps
               from clock in Clocks
               from zone in zones
               select new DatePattern(day + gap + hour + clock + zone),
        ];
    }

    private static long[]? TicksOf(DatePattern[] patterns, IReadOnlyList<string> texts)
    {
        byte[][] bytes = [.. texts.Select(Encoding.UTF8.GetBytes)];
        foreach (DatePattern pattern in bytes.Length > 0 ? patterns : [])
        {
            long[] ticks = new long[bytes.Length];
            if (Enumerable.Range(0, bytes.Length).All(row => pattern.TryParse(bytes[row], out ticks[row])))
            {
                return ticks;
            }
        }
        return null;
    }
}
