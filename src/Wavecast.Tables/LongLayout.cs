using System.Collections.Immutable;

namespace Wavecast.Tables;

/// <summary>A table with a row for each step of each id: the rows of an id are a sequence.</summary>
internal static class LongLayout
{
    public static SequenceTable Arrange(CellTable table, CsvOptions options)
    {
        List<string> notes = [];
        CellColumn ids = table.Find(options.IdColumn!);
        (List<string> names, List<int[]> rows) = IdRows.Of(table, [ids]);
        IndexColumn? index = IndexColumn.FindLong(table, rows);
        CheckOrder(table, index, names, rows);
        List<CellColumn> columns = ValueColumns.Choose(table, options, index?.Column, notes);
        int features = options.Features ? columns.Count : 1;
        List<double[]> sequences = [];
        List<string> sequenceNames = [];
        List<IReadOnlyList<string>> texts = [];
        for (int b = 0; b < names.Count; b++)
        {
            foreach (List<CellColumn> values in options.Features ? [columns] : columns.Select(column => new List<CellColumn> { column }))
            {
                double[] sequence = Gather(table, values, rows[b], names[b]);
                sequences.Add(sequence);
                sequenceNames.Add(options.Features || columns.Count == 1 ? names[b] : $"{names[b]}.{values[0].Name}");
                if (index is not null)
                {
                    texts.Add(new TextColumn.Rows(index.Texts, sequence.Length / features, rows[b]));
                }
            }
        }
        Padding.Check(table, sequences.Count, sequences.Max(sequence => sequence.Length / features), features);
        ImmutableArray<string> featureNames = options.Features || columns.Count == 1 ? [.. columns.Select(column => column.Name)] : ["value"];
        return new SequenceTable(
            SequenceBatch<double>.FromSequences(sequences, features), [.. sequenceNames], featureNames, index?.Column.Name, [.. texts], [.. notes]);
    }

    private static void CheckOrder(CellTable table, IndexColumn? index, List<string> names, List<int[]> rowsOfIds)
    {
        for (int b = 0; index is not null && b < names.Count; b++)
        {
            int[] rows = rowsOfIds[b];
            int wrong = index.FirstNotAscending(rows);
            if (wrong >= 0)
            {
                string step = DataFormatException.Quote(index.Texts[rows[wrong]]);
                string fault = index.Compare(rows[wrong - 1], rows[wrong]) == 0 ? "is there twice" : "comes after a later one";
                throw table.Wrong(rows[wrong], index.Column, $"{step} {fault} for id {DataFormatException.Quote(names[b])}", "Sort the rows of each id, and keep one for each step.");
            }
        }
    }

    /// <summary>The values of an id, <c>[steps, features]</c>, up to the last row in which one of the columns is filled.</summary>
    private static double[] Gather(CellTable table, List<CellColumn> columns, int[] rows, string id)
    {
        int steps = rows.Length;
        while (steps > 0 && columns.TrueForAll(column => Cell.IsEmpty(column.Cells[rows[steps - 1]])))
        {
            steps--;
        }
        if (steps == 0)
        {
            throw table.Wrong(rows[0], columns[0], $"id {DataFormatException.Quote(id)} has no values", "Fill the gap or cut the rows.");
        }
        double[] values = new double[steps * columns.Count];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, CellColumn column) = (rows[i / columns.Count], columns[i % columns.Count]);
            values[i] = double.IsFinite(column.Cells[row]) ? column.Cells[row] : throw table.WrongCell(row, column);
        }
        return values;
    }
}
