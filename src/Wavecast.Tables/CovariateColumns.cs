using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>The columns of a table that tell what else is known at each step, up to the end of the series or beyond it.</summary>
internal sealed class CovariateColumns
{
    private readonly CellTable table;
    private readonly List<(CellColumn Column, CovariateKind Kind)> columns;

    private CovariateColumns(CellTable table, List<(CellColumn Column, CovariateKind Kind)> columns) => (this.table, this.columns) = (table, columns);

    public int Count => columns.Count;

    /// <summary>Whether rows behind the end of a series tell what is known in advance.</summary>
    public bool ReachBeyond => columns.Exists(column => column.Kind == CovariateKind.Future);

    /// <summary>The columns of the names.</summary>
    /// <exception cref="DataFormatException">There is none of a name, or no number in it.</exception>
    public static CovariateColumns Find(CellTable table, CovariateNames names)
    {
        List<(CellColumn Column, CovariateKind Kind)> columns =
        [
            .. names.Past.Select(name => (table.Find(name), CovariateKind.Past)),
            .. names.Future.Select(name => (table.Find(name), CovariateKind.Future)),
        ];
        return columns.Find(column => !column.Column.HasNumbers).Column is CellColumn wrong
            ? throw new DataFormatException($"{table.File}: column {DataFormatException.Quote(wrong.Name)} holds no numbers. Pick another column.")
            : new CovariateColumns(table, columns);
    }

    /// <summary>The cells of some rows on their steps.</summary>
    /// <param name="rows">The rows, in order.</param>
    /// <param name="steps">The step of each, from 0.</param>
    /// <param name="length">The number of steps, gaps between rows included.</param>
    /// <exception cref="DataFormatException">A cell is text or infinite.</exception>
    public CovariateValues Place(int[] rows, int[] steps, int length) => new(columns.ConvertAll(column => Place(column.Column, column.Kind, rows, steps, length)));

    private (string Name, CovariateKind Kind, double[] Values, int End) Place(CellColumn column, CovariateKind kind, int[] rows, int[] steps, int length)
    {
        double[] values = new double[length];
        Array.Fill(values, double.NaN);
        int end = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            values[steps[i]] = ColumnsPanel.Value(table, column, rows[i]);
            end = Cell.IsEmpty(column.Cells[rows[i]]) ? end : steps[i] + 1;
        }
        return (column.Name, kind, values, end);
    }
}
