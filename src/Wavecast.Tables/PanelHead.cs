using System.Text;

namespace Wavecast.Tables;

/// <summary>The first rows of a table, from which its layout is found.</summary>
internal sealed class PanelHead
{
    /// <summary>Rows that are looked at.</summary>
    public const int MostRows = 20;

    /// <summary>Times in a row of names that are no chance.</summary>
    private const int FewestTimes = 2;

    private const int RowsPerTime = 3;

    private readonly List<string[]> rows;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private readonly NumberForm form;

    private PanelHead(List<string[]> rows, NumberForm form)
    {
        (this.rows, this.form) = (rows, form);
        NamesAreTimes = rows.Count > 1 && TimesAcross.Find(rows[0], rows[1], FewestTimes + 1) is { Odd: < 0, First: 1 };
        HasNames = rows.Count > 0 && (NamesAreTimes || IsNames(rows[0], form));
        Names = HasNames ? [.. rows[0].Select(CellTable.NameOf)] : [];
        for (int place = 0; place < Names.Length; place++)
        {
            places.TryAdd(Names[place], place);
        }
    }

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasNames { get; }

    /// <summary>Whether the names of all columns but the first are times, as numbers are that look like years.</summary>
    public bool NamesAreTimes { get; }

    /// <summary>The names of the columns; empty where they have none.</summary>
    public string[] Names { get; }

    /// <summary>Whether the names of the columns count V1, V2, … as those of the M4 competition's files do.</summary>
    public bool CountsColumns => HasNames && IsNumbered(rows[0]);

    /// <summary>The times in the first row, where the rows below are series; null for none.</summary>
    /// <param name="isAsked">Whether it is said that rows are series and what their ids are called, so that a single time tells.</param>
    public TimesAcross? FindTimesAcross(bool isAsked) =>
        rows.Count > 1 && !TimeNames.IsTime(rows[0][0]) && !TimeNames.IsPart(rows[0][0]) && !rows.Skip(1).All(row => DatePatterns.IsDate(Encoding.UTF8.GetBytes(row[0]))) && TimesAcross.Find(rows[0], isAsked ? null : rows[1], isAsked ? 1 : FewestTimes) is { } times
            && (isAsked || !CountsRows(times)) ? times : null;

    /// <summary>Whether the first column counts far more rows than there are times: steps, below columns that are called like years.</summary>
    private bool CountsRows(TimesAcross times) => times.First == 1 && rows.Count - 1 > RowsPerTime * times.Texts.Length
        && CellOf(rows[1][0]) is 0 or 1 && Enumerable.Range(2, rows.Count - 2).All(row => CellOf(rows[row][0]) == CellOf(rows[row - 1][0]) + 1);

    private IEnumerable<string[]> Body => rows.Skip(HasNames ? 1 : 0);

    /// <summary>Reads the first rows, at most of the first 64 KiB.</summary>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="form">How its numbers are written.</param>
    /// <exception cref="DataFormatException">The stream is empty or not text.</exception>
    public static PanelHead Read(Stream stream, string file, NumberForm form)
    {
        char separator = CsvSeparator.Find(stream, file);
        byte[] head = CsvSeparator.ReadHead(stream, out bool whole);
        List<string[]> rows = [.. CsvText.Rows(head, separator, whole, MostRows + 1).Select(row => row.Fields)];
        return new PanelHead(rows, form);
    }

    /// <summary>Whether a row that is not the first, above a second one, names the columns of a table: none of its fields is a date or missing, unless all are times.</summary>
    public static bool MayName(string[] row, string[] second) => HasTimesAcross(row, second)
        || (IsNames(row, NumberForm.Plain) && !Array.Exists(row, field => field.Length > 0 && (Cell.IsMissing(Cell.Parse(Encoding.UTF8.GetBytes(field))) || DatePatterns.IsDate(Encoding.UTF8.GetBytes(field)))));

    /// <summary>Whether a row above a second one holds the times of rows that are series, which may be shorter.</summary>
    public static bool HasTimesAcross(string[] row, string[] second) => TimesAcross.Find(row, second, FewestTimes) is not null;

    /// <summary>Whether the fields of a first row are names: none but the first is a value, or they count V1, V2, … or follow an id.</summary>
    private static bool IsNames(string[] first, NumberForm form) =>
        IsNumbered(first) || TimeNames.IsTime(first[0]) || TimeNames.IsId(first[0])
        || (!Array.Exists(first, field => form.IsNoName(Encoding.UTF8.GetBytes(field))) && !DatePatterns.IsDate(Encoding.UTF8.GetBytes(first[0])));

    /// <summary>The texts of a column; of rows that are too short none.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        int place = places[name];
        return [.. Body.Select(row => place < row.Length ? row[place] : "")];
    }

    /// <summary>Whether each row is an id of its own and then nothing but values, three fields or more in the longest, none of them called a time.</summary>
    public bool HoldsRows()
    {
        if (!Body.Any() || (HasNames && Array.Exists(rows[0], TimeNames.IsTime)) || Body.Max(row => row.Length) < 3)
        {
            return false;
        }
        bool named = HasNames && TimeNames.IsId(rows[0][0]);
        return Body.All(row => (named || Cell.IsText(CellOf(row[0]))) && !DatePatterns.IsDate(Encoding.UTF8.GetBytes(row[0])) && !row.Skip(1).Any(field => Cell.IsText(CellOf(field)) && !Cell.IsMissing(CellOf(field))))
            && Body.Select(row => row[0]).Distinct().Count() == Body.Count();
    }

    private static bool IsNumbered(string[] first) =>
        first.Length > 1 && Enumerable.Range(0, first.Length).All(i => first[i] == FormattableString.Invariant($"V{i + 1}"));

    private double CellOf(string field) => form.Parse(Encoding.UTF8.GetBytes(field), out _, out _);
}
