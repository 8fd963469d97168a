using System.Collections.Immutable;

namespace Wavecast.Tables;

/// <summary>A table with a row for each step: every column is a sequence, or a feature of the one sequence.</summary>
internal static class WideLayout
{
    public static SequenceTable Arrange(CellTable table, CsvOptions options)
    {
        List<string> notes = [];
        IndexColumn? index = IndexColumn.FindWide(table);
        NameColumns(table, index?.Column);
        List<CellColumn> columns = ValueColumns.Choose(table, options, index?.Column, notes);
        foreach (CellColumn column in columns)
        {
            CheckCells(table, column);
        }
        if (options.Features)
        {
            CheckLengths(table, columns);
        }
        NoteEnds(table, columns, notes);
        NoteOrder(table, index, notes);
        SequenceBatch<double> sequences = options.Features ? ToFeatures(table, columns) : ToSequences(table, columns);
        ImmutableArray<string> names = [.. columns.Select(column => column.Name)];
        ImmutableArray<IReadOnlyList<string>> texts = index is null ? [] : [.. sequences.Lengths.ToArray().Select(length => new TextColumn.Rows(index.Texts, length))];
        return options.Features
            ? new SequenceTable(sequences, [Path.GetFileNameWithoutExtension(table.File)], names, index?.Column.Name, texts, [.. notes])
            : new SequenceTable(sequences, names, ["value"], index?.Column.Name, texts, [.. notes]);
    }

    /// <summary>Without a row of names, s0 is the first column that is not the index.</summary>
    public static void NameColumns(CellTable table, CellColumn? index)
    {
        if (table.HasHeader || index is null)
        {
            return;
        }
        foreach (CellColumn column in table.Columns)
        {
            column.Name = column == index ? IndexColumn.DefaultName : $"s{column.Position - 1}";
        }
    }

    private static void CheckCells(CellTable table, CellColumn column)
    {
        int wrong = column.Cells.FindIndex(0, column.Length, cell => !double.IsFinite(cell));
        if (wrong >= 0)
        {
            throw table.WrongCell(wrong, column);
        }
    }

    private static void CheckLengths(CellTable table, List<CellColumn> columns)
    {
        int longest = columns.Max(column => column.Length);
        if (columns.Find(column => column.Length < longest) is CellColumn shorter)
        {
            throw table.WrongCell(shorter.Length, shorter);
        }
    }

    private static void NoteEnds(CellTable table, List<CellColumn> columns, List<string> notes) =>
        notes.AddRange(columns
            .Where(column => column.Length < table.Rows)
            .Select(column => $"Column {DataFormatException.Quote(column.Name)} ends before line {table.Line(column.Length)}: the cells from there on are empty."));

    private static void NoteOrder(CellTable table, IndexColumn? index, List<string> notes)
    {
        int row = index is null ? -1 : index.FirstNotAscending([.. Enumerable.Range(0, table.Rows)]);
        if (row >= 0)
        {
            notes.Add($"Column {DataFormatException.Quote(index!.Column.Name)} does not ascend at line {table.Line(row)}: the rows are read in the order of the file.");
        }
    }

    private static SequenceBatch<double> ToSequences(CellTable table, List<CellColumn> columns)
    {
        Padding.Check(table, columns.Count, columns.Max(column => column.Length), 1);
        return SequenceBatch<double>.FromSequences([.. columns.Select(column => column.Cells.GetRange(0, column.Length).ToArray())]);
    }

    private static SequenceBatch<double> ToFeatures(CellTable table, List<CellColumn> columns)
    {
        int steps = columns[0].Length;
        Padding.Check(table, 1, steps, columns.Count);
        double[] values = new double[steps * columns.Count];
        for (int k = 0; k < columns.Count; k++)
        {
            for (int t = 0; t < steps; t++)
            {
                values[(t * columns.Count) + k] = columns[k].Cells[t];
            }
        }
        return new SequenceBatch<double>(values, 1, steps, columns.Count);
    }
}
