using System.CommandLine;
using System.Globalization;
using Wavecast.Tables;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Options;

/// <summary>The panel that a command reads: the file, how it is laid out, its times, and what becomes of gaps and steps.</summary>
internal sealed class PanelDataOptions
{
    private const string Point = "point";
    private const string Comma = "comma";

    private static readonly string[] StartFormats =
        ["yyyy-MM-dd", "yyyy-MM", "yyyy", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>What the reader of files calls its options, and what they are called here.</summary>
    private static readonly (string Property, string Option)[] Names =
    [
        ("(Layout)", "(--layout)"), ("without WideYears", "without --wide-years"), ("(TimeColumn)", "(--time)"), ("(IdColumn)", "(--id)"), ("(Columns)", "(--columns)"),
        ("(Frequency)", "(--frequency)"), ("(Start)", "(--start)"), ("(DateFormat)", "(--date-format)"), ("(DayFirst)", "(--day-first true or false)"), ("(DecimalComma)", $"(--decimal {Comma} or {Point})"),
        ("(PastCovariates, FutureCovariates, StaticFeatures)", "(--past, --future, --static)"), ("(PastCovariates, FutureCovariates)", "(--past, --future)"),
        ("(PastCovariates)", "(--past)"), ("(FutureCovariates)", "(--future)"), ("(StaticFeatures)", "(--static)"),
    ];

    private readonly Argument<string> data = new("DATA")
    {
        Description = "a CSV file, packed by gzip or not, a .parquet or an .npy file; layout, times and frequency are found, unless options say otherwise.",
    };

    private readonly Option<PanelLayout?> layout = Value.Choice<PanelLayout?>(
        "--layout", "A row a step, a row a series, or a row a value (id,time,value).", ("columns", PanelLayout.Columns), ("rows", PanelLayout.Rows), ("long", PanelLayout.Long));

    private readonly Option<bool> wideYears = new("--wide-years") { Description = "A row is a year: its number, then 12 months or 4 quarters." };

    private readonly Option<string?> time = Value.Text("--time", "COLUMN", "The column of times, or those that tell it together, such as year,month or date,hour.");

    private readonly Option<string?> id = Value.Text("--id", "COLUMN", "The column that names each row's series, in a table of the form id,time,value, or those that do together, such as store,item.");

    private readonly Option<string[]?> columns = Value.Option<string[]?>("--columns", "A,B", "Read these columns of values only, by name.", text => text.Split(','));

    private readonly Option<string[]?> past = Value.Option<string[]?>(
        "--past", "A,B", "Columns that are known as long as the values, such as a measurement beside them; no series themselves.", text => text.Split(','));

    private readonly Option<string[]?> future = Value.Option<string[]?>(
        "--future", "A,B", "Columns that are known in advance, such as holidays: rows behind the last value tell them.", text => text.Split(','));

    private readonly Option<string[]?> statics = Value.Option<string[]?>(
        "--static", "A,B", "Columns that tell series from each other, a number or a text for each id, in a table of the form id,time,value.", text => text.Split(','));

    private readonly Option<Frequency?> frequency = Value.Option<Frequency?>("--frequency", "NAME", "How far apart steps are: monthly, 15min, steps, …", ToFrequency);

    private readonly Option<DateTime?> start = Value.Option<DateTime?>("--start", "DATE", "The date of the first step, where the file has no times; with --frequency.", ToDate);

    private readonly Option<string?> dateFormat = Value.Option<string?>("--date-format", "FORMAT", "How the times are written, such as dd.MM.yyyy.", ToDateFormat);

    private readonly Option<bool?> dayFirst = Value.Switch("--day-first", "05/04/2001 is the 5th of April (false: the 4th of May).");

    private readonly Option<string?> decimals = Value.Choice<string?>("--decimal", "What stands before the decimals of numbers; found by default.", (Point, Point), (Comma, Comma));

    private readonly Option<MissingValues?> missing = Value.Choice<MissingValues?>(
        "--missing",
        "What becomes of missing values; default mask: nothing is learnt from them, and networks read their own predictions there or a mask.",
        ("error", MissingValues.Error),
        ("mask", MissingValues.Mask),
        ("interpolate", MissingValues.Interpolate),
        ("seasonal", MissingValues.Seasonal));

    private readonly Option<ResampleChoice?> resample = Value.Option<ResampleChoice?>(
        "--resample", "FREQ:AGG", "Gather the steps into longer ones first, such as monthly:mean; mean, sum, first, last, min or max.", ResampleChoice.Parse);

    public void AddTo(Command command)
    {
        command.Arguments.Add(data);
        foreach (Option option in (Option[])[layout, wideYears, time, id, columns, past, future, statics, frequency, start, dateFormat, dayFirst, decimals, missing, resample])
        {
            command.Options.Add(option);
        }
    }

    public string PathOf(ParseResult parsed) => parsed.GetValue(data)!;

    /// <summary>What a fitted model remembers, so that no one gives it again.</summary>
    public Option Missing => missing;

    public MissingValues MissingOf(ParseResult parsed) => parsed.GetValue(missing) ?? MissingValues.Mask;

    /// <summary>Reads the data, and says what its reader has to say.</summary>
    public PanelData Read(ParseResult parsed, Voice voice)
    {
        if (parsed.GetValue(resample) is not null && (parsed.Given(past) ?? parsed.Given(future)) is not null)
        {
            throw new UsageException($"{(parsed.Given(past) is null ? "--future" : "--past")} cannot go with --resample, which does not know how to gather covariates into longer steps; resample the file first, or leave one of them out.");
        }
        PanelData read = WithOptionNames(() => Read(parsed, "DATA", PathOf(parsed), OptionsOf(parsed)));
        foreach (string note in read.Notes)
        {
            voice.Say(note);
        }
        return read;
    }

    /// <summary>Reads what came after the data, with the same options; of its covariates, which the data tells, nothing.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The file.</param>
    /// <param name="known">The data: few steps show no frequency, so that it is told.</param>
    public PanelData ReadTruth(ParseResult parsed, string path, PanelData known) => WithOptionNames(() => ReadTruthOf(parsed, path, known));

    private PanelData ReadTruthOf(ParseResult parsed, string path, PanelData known)
    {
        PanelOptions given = OptionsOf(parsed);
        PanelOptions options = given with
        {
            PastCovariates = [],
            FutureCovariates = [],
            StaticFeatures = [],
            IgnoredColumns = [.. given.PastCovariates, .. given.FutureCovariates, .. given.StaticFeatures],
        };
        if (options.Start is not null)
        {
            // The first step of the data is not that of the truth, whose steps then follow without times.
            return Read(parsed, "--truth", path, options with { Start = null, Frequency = null });
        }
        bool tells = options.Frequency is null && known.ReadFrequency.IsCalendar;
        // A few rows may not show which columns are times and ids, as a month beside a year that does not repeat.
        PanelOptions alike = options.WideYears ? options : options with
        {
            TimeColumn = options.TimeColumn ?? known.Table.TimeColumn,
            IdColumn = options.IdColumn ?? known.Table.IdColumn,
            Layout = options.Layout ?? (known.Table is { Layout: PanelLayout.Rows, IdColumn: not null } ? PanelLayout.Rows : null),
            DecimalComma = options.DecimalComma ?? (known.Table.HasDecimalComma ? true : null),
        };
        if (alike != options && TryRead(parsed, path, tells ? alike with { Frequency = known.ReadFrequency } : alike) is { } read)
        {
            return read;
        }
        try
        {
            return Read(parsed, "--truth", path, tells ? options with { Frequency = known.ReadFrequency } : options);
        }
        catch (DataFormatException) when (tells && TryRead(parsed, path, options) is { ReadFrequency.IsCalendar: false } untimed)
        {
            return untimed;
        }
    }

    private static PanelData WithOptionNames(Func<PanelData> read)
    {
        try
        {
            return read();
        }
        catch (DataFormatException e)
        {
            throw new UsageException(ToOptionNames(e.Message));
        }
    }

    private static string ToOptionNames(string text) => Names.Aggregate(text, (message, name) => message.Replace(name.Property, name.Option, StringComparison.Ordinal));

    private PanelData? TryRead(ParseResult parsed, string path, PanelOptions options)
    {
        try
        {
            return Read(parsed, "--truth", path, options);
        }
        catch (Exception e) when (e is DataFormatException or UsageException)
        {
            return null;
        }
    }

    private PanelData Read(ParseResult parsed, string what, string path, PanelOptions options)
    {
        InputPath.Check(what, path);
        return NamedFile.Use(path, () =>
        {
            PanelTable table = PanelFile.Read(path, options);
            Panel panel = parsed.GetValue(resample) is { } choice
                ? new Panel(table.Panel.Select(series => series.Resample(choice.Frequency, choice.Aggregation)))
                : table.Panel;
            return new PanelData(path, panel, table, [.. table.Notes.Select(ToOptionNames)]);
        });
    }

    private PanelOptions OptionsOf(ParseResult parsed) => new()
    {
        Layout = parsed.GetValue(layout),
        WideYears = parsed.GetValue(wideYears),
        TimeColumn = parsed.GetValue(time),
        IdColumn = parsed.GetValue(id),
        Columns = [.. parsed.Given(columns) ?? []],
        PastCovariates = [.. parsed.Given(past) ?? []],
        FutureCovariates = [.. parsed.Given(future) ?? []],
        StaticFeatures = [.. parsed.Given(statics) ?? []],
        Frequency = parsed.GetValue(frequency),
        Start = parsed.GetValue(start),
        DateFormat = parsed.GetValue(dateFormat),
        DayFirst = parsed.GetValue(dayFirst),
        DecimalComma = parsed.GetValue(decimals) is { } sign ? sign == Comma : null,
    };

    private static Frequency ToFrequency(string text) => Frequency.TryParse(text, out Frequency? known)
        ? known
        : throw new UsageException("yearly, quarterly, monthly, weekly, daily, business-daily, hourly, minutes such as 15min, steps, or steps apart such as 10steps");

    private static DateTime? ToDate(string text) =>
        DateTime.TryParseExact(text, StartFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? date
            : throw new UsageException("a date such as 2001-04-30, 2001-04, 2001 or 2001-04-30T12:00");

    private static string ToDateFormat(string text)
    {
        try
        {
            return new PanelOptions { DateFormat = text }.DateFormat!;
        }
        catch (ArgumentException)
        {
            throw new UsageException("a format with a year, of yyyy, MM, M, MMM, dd, d, q, ww, HH, H, hh, h with tt, mm, ss, F, K and signs, such as dd.MM.yyyy");
        }
    }
}
