namespace Wavecast.Tables;

/// <summary>The ids of a table in order of first appearance, and the rows of each. Those of several columns are joined by a slash.</summary>
/// <param name="Names">The ids.</param>
/// <param name="Rows">The rows of each, in order.</param>
internal sealed record IdRows(List<string> Names, List<int[]> Rows)
{
    /// <summary>No text of a table has it, so that <c>a/b</c> and <c>c</c> are not <c>a</c> and <c>b/c</c>.</summary>
    private const char KeySeparator = '\0';

    /// <summary>Those of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns of ids, with their texts.</param>
    /// <exception cref="DataFormatException">A row has none.</exception>
    public static IdRows Of(CellTable table, IReadOnlyList<CellColumn> columns)
    {
        if (Find(table, columns, null, out (int Row, CellColumn Column)? missing) is { } found)
        {
            return found;
        }
        throw table.Wrong(missing!.Value.Row, missing.Value.Column, "missing id", "Name the sequence of every row.");
    }

    /// <summary>Those of a table, if no id is missing and times ascend in the rows of each, or descend; else null, and that from the first row on that does not fit.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns of ids, with their texts.</param>
    /// <param name="times">Of each row.</param>
    /// <param name="direction">1 where they are to ascend, -1 where to descend.</param>
    public static IdRows? WithOrdered(CellTable table, IReadOnlyList<CellColumn> columns, long[] times, int direction) => Find(table, columns, (times, direction), out _);

    private static IdRows? Find(CellTable table, IReadOnlyList<CellColumn> columns, (long[] Times, int Direction)? order, out (int Row, CellColumn Column)? missing)
    {
        Dictionary<string, List<int>> rowsById = new(StringComparer.Ordinal);
        List<string> keys = [];
        List<int> current = [];
        missing = null;
        for (int row = 0; row < table.Rows; row++)
        {
            // Most rows follow one of the same id; comparing bytes spares them a string.
            if (row == 0 || !IsSame(columns, row))
            {
                if (columns.FirstOrDefault(column => column.Texts!.Bytes(row).IsEmpty) is { } without)
                {
                    missing = (row, without);
                    return null;
                }
                string key = columns.Count == 1 ? columns[0].Texts![row] : string.Join(KeySeparator, columns.Select(column => column.Texts![row]));
                if (!rowsById.TryGetValue(key, out List<int>? rows))
                {
                    rowsById.Add(key, rows = []);
                    keys.Add(key);
                }
                current = rows;
            }
            if (order is var (times, direction) && current.Count > 0 && Math.Sign(times[row].CompareTo(times[current[^1]])) != direction)
            {
                return null;
            }
            current.Add(row);
        }
        return new IdRows(columns.Count == 1 ? keys : keys.ConvertAll(key => key.Replace(KeySeparator, '/')), keys.ConvertAll(key => rowsById[key].ToArray()));
    }

    private static bool IsSame(IReadOnlyList<CellColumn> columns, int row)
    {
        for (int k = 0; k < columns.Count; k++)
        {
            TextColumn texts = columns[k].Texts!;
            if (!texts.Bytes(row).SequenceEqual(texts.Bytes(row - 1)))
            {
                return false;
            }
        }
        return true;
    }
}
