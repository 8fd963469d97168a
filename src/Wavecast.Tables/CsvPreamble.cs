using System.Text;

namespace Wavecast.Tables;

/// <summary>Lines before a table that are no part of it: a title, where the data come from, when they were made.</summary>
internal static class CsvPreamble
{
    /// <summary>Lines that may be so.</summary>
    private const int MostLines = 12;

    /// <summary>Rows that are looked at.</summary>
    private const int MostRows = MostLines + PanelHead.MostRows;

    /// <summary>Rows below that of names that must have as many fields.</summary>
    private const int FewestRows = 2;

    /// <summary>Fields of a line before a table that are not empty: what it tells, and its name.</summary>
    private const int MostTold = 2;

    /// <summary>A stream in which the lines before the table are empty, so that those behind keep their numbers; null where there are none.</summary>
    /// <remarks>Such a line has two fields at most, fewer than the table, and none that is a number. The first row with as many as any must name columns, and those below it be as long.</remarks>
    /// <param name="stream">A stream that can seek; left where it was.</param>
    /// <param name="note">What is said about it.</param>
    public static PartOfStream? Blank(Stream stream, out string note)
    {
        byte[] head = CsvSeparator.ReadHead(stream, out bool whole);
        note = "";
        // Text of two bytes a character has no lines of bytes. Separators rarest first, as elsewhere, but not those of a title.
        byte[] end = head[(head.Length / 2)..];
        char separator = CsvSeparator.Known.FirstOrDefault(known => end.Contains((byte)known));
        if (head.Contains((byte)0) || separator == default)
        {
            return null;
        }
        List<(string[] Fields, long Line)> rows = CsvText.Rows(head, separator, whole, MostRows);
        int fields = rows.Count > 0 ? rows.Max(row => Told(row.Fields)) : 0, names = rows.FindIndex(row => Told(row.Fields) == fields);
        if (names <= 0 || rows.Count - names <= FewestRows || rows[names].Line > MostLines || !PanelHead.MayName(rows[names].Fields, rows[names + 1].Fields)
            || !rows[..names].TrueForAll(row => TellsOfATable(row.Fields))
            || !(PanelHead.HasTimesAcross(rows[names].Fields, rows[names + 1].Fields) || rows[names..].TrueForAll(row => row.Fields.Length == rows[names].Fields.Length)))
        {
            return null;
        }
        string told = string.Join(' ', rows[..names].Select(row => row.Fields).FirstOrDefault(row => Told(row) > 0, []).Where(field => field.Length > 0));
        note = $"The table begins in line {rows[names].Line}: what is before it is left out{(told.Length > 0 ? $": {DataFormatException.Quote(told)}" : "")}.";
        long lines = rows[names].Line - 1;
        return new PartOfStream(stream, stream.Position + CsvText.OffsetBehind(head, lines), stream.Length, lines);
    }

    /// <summary>Fields up to the last one that is not empty.</summary>
    public static int Told(string[] fields) => Array.FindLastIndex(fields, field => field.Length > 0) + 1;

    /// <summary>Whether a row has no number, and two texts at most.</summary>
    public static bool TellsOfATable(string[] fields) => fields.Count(field => field.Length > 0) <= MostTold
        && Array.TrueForAll(fields, field => Encoding.UTF8.GetBytes(field) is var text && (Cell.IsBlank(text) || !NumberForm.MayBeNumber(text)));
}
