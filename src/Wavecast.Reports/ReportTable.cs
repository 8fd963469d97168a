using System.Collections.Immutable;

namespace Wavecast.Reports;

/// <summary>A table whose first column names the rows and whose other columns are numbers, set to the right.</summary>
internal sealed record ReportTable : ReportBlock
{
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public ReportTable(string caption, ImmutableArray<string> columns, ImmutableArray<ImmutableArray<string>> rows)
    {
        foreach (ImmutableArray<string> row in rows)
        {
            if (row.Length != columns.Length)
            {
                throw new ArgumentException($"The row '{row.FirstOrDefault()}' has {row.Length} cells; the table has {columns.Length} columns.", nameof(rows));
            }
        }
        (Caption, Columns, Rows) = (caption, columns, rows);
    }

    public string Caption { get; }

    public ImmutableArray<string> Columns { get; }

    public ImmutableArray<ImmutableArray<string>> Rows { get; }
}
