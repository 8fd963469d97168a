using System.Text;
using CsvHelper;

namespace Wavecast.Tables;

/// <summary>The first rows of a table, from which its layout is found.</summary>
internal sealed class PanelHead
{
    /// <summary>Rows that are looked at.</summary>
    public const int MostRows = 20;

    private readonly List<string[]> rows;
    private readonly CovariateNames covariates;

    private PanelHead(List<string[]> rows, CovariateNames covariates)
    {
        (this.rows, this.covariates) = (rows, covariates);
        HasNames = rows.Count > 0 && IsNames(rows[0]);
    }

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasNames { get; }

    /// <summary>The column of ids by its name; null if none has one.</summary>
    public string? IdColumn => HasNames ? TimeNames.FindId([.. rows[0].Where(name => !covariates.Contains(name))]) : null;

    private IEnumerable<string[]> Body => rows.Skip(HasNames ? 1 : 0);

    /// <summary>Reads the first rows, at most of the first 64 KiB.</summary>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="covariates">The columns that are neither ids nor times.</param>
    /// <exception cref="DataFormatException">The stream is empty or not text.</exception>
    public static PanelHead Read(Stream stream, string file, CovariateNames covariates)
    {
        char separator = CsvSeparator.Find(stream, file);
        byte[] head = CsvSeparator.ReadHead(stream, out bool whole);
        // What is wrong with the quotes is told by the reader of the whole file, which knows its end.
        CsvReaderOptions rules = new() { Separator = separator, HasHeader = false, TrimWhitespace = true, OnMalformedRecord = _ => { } };
        using CsvReader reader = CsvReader.Create(new MemoryStream(head), rules, leaveOpen: false);
        List<string[]> rows = [];
        while (rows.Count <= MostRows && reader.Read())
        {
            if (!CsvText.IsBlank(reader))
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
            }
        }
        if (!whole && rows.Count > 1)
        {
            rows.RemoveAt(rows.Count - 1);
        }
        return new PanelHead(rows, covariates);
    }

    /// <summary>Whether the fields of a first row are names: none but the first is a value, or they count V1, V2, … or follow an id.</summary>
    public static bool IsNames(string[] first) =>
        IsNumbered(first) || TimeNames.IsTime(first[0]) || TimeNames.IsId(first[0])
        || (!Array.Exists(first, IsValue) && !DatePatterns.IsDate(Encoding.UTF8.GetBytes(first[0])));

    /// <summary>The layout; what is neither rows nor long is columns.</summary>
    public PanelLayout FindLayout() =>
        rows.Count == 0 ? PanelLayout.Columns
        : HasNames && IsNumbered(rows[0]) ? PanelLayout.Rows
        : IdColumn is not null && (FindTime([IdColumn]) ?? FindCount([IdColumn])) is not null ? PanelLayout.Long
        : HoldsRows() ? PanelLayout.Rows
        : PanelLayout.Columns;

    /// <summary>The column of times: by its name, or by the dates in it; null if there is none.</summary>
    /// <param name="taken">The columns of ids and values.</param>
    public string? FindTime(IReadOnlyCollection<string> taken)
    {
        return !HasNames ? null : TimeNames.FindTime(rows[0], [.. taken, .. rows[0].Where(covariates.Contains)], name =>
        {
            int place = Array.IndexOf(rows[0], name);
            return Body.Any() && Body.All(row => place < row.Length && DatePatterns.IsDate(Encoding.UTF8.GetBytes(row[place])));
        });
    }

    /// <summary>The column that counts the steps of each id; null if there is none.</summary>
    /// <param name="taken">The columns of ids and values.</param>
    public string? FindCount(IReadOnlyCollection<string> taken) => HasNames ? TimeNames.FindCount(rows[0], [.. taken, .. rows[0].Where(covariates.Contains)]) : null;

    private static bool IsNumbered(string[] first) =>
        first.Length > 1 && Enumerable.Range(0, first.Length).All(i => first[i] == FormattableString.Invariant($"V{i + 1}"));

    private static bool IsValue(string field)
    {
        double cell = Cell.Parse(Encoding.UTF8.GetBytes(field));
        return !Cell.IsText(cell) && !Cell.IsEmpty(cell);
    }

    private static bool IsText(string field) => Cell.IsText(Cell.Parse(Encoding.UTF8.GetBytes(field)));

    /// <summary>Whether each row is an id of its own and then nothing but values, three fields or more in the longest, none of them called a time.</summary>
    private bool HoldsRows()
    {
        if (!Body.Any() || (HasNames && Array.Exists(rows[0], TimeNames.IsTime)) || Body.Max(row => row.Length) < 3)
        {
            return false;
        }
        bool named = HasNames && TimeNames.IsId(rows[0][0]);
        return Body.All(row => (named || IsText(row[0])) && !DatePatterns.IsDate(Encoding.UTF8.GetBytes(row[0])) && !row.Skip(1).Any(field => IsText(field) && !Cell.IsMissing(Cell.Parse(Encoding.UTF8.GetBytes(field)))))
            && Body.Select(row => row[0]).Distinct().Count() == Body.Count();
    }
}
