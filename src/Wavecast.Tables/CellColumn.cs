namespace Wavecast.Tables;

/// <summary>A column of a table: its cells as numbers, and what an error message would need of the others.</summary>
internal sealed class CellColumn(int position, string name, TextColumn? texts)
{
    private const int NumbersPerWord = 10;

    private int firstOddRow = -1;
    private string firstOddText = "";

    /// <summary>Whether there is a number without a sign of its own, how many there are with, and texts.</summary>
    private bool hasPlain;

    private int dressed;

    private int words;

    private Percentages percentages;

    /// <summary>The row of a number that is a percentage where others are none, or the other way round; -1 for none.</summary>
    private int mixedRow = -1;

    /// <summary>The place in a row, from 0.</summary>
    public int Position { get; } = position;

    public string Name { get; set; } = name;

    public List<double> Cells { get; } = [];

    /// <summary>The texts of the cells, kept only where the column may turn out to be the index.</summary>
    public TextColumn? Texts { get; private set; } = texts;

    /// <summary>Whether <c>true</c> and <c>false</c> are numbers.</summary>
    public bool HasFlags { get; init; }

    /// <summary>How its numbers are written.</summary>
    public NumberForm Form { get; init; } = NumberForm.Plain;

    /// <summary>Whether what stands in it is no number even where it looks like one.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether a cell is a number, be it one that is not finite; numbers as <c>5 %</c> among texts are texts too, unless they are ten times as many.</summary>
    public bool HasNumbers => hasPlain || dressed > NumbersPerWord * words;

    /// <summary>What is to be said of a number that was dressed; empty where none was.</summary>
    public string NoteOfNumbers { get; private set; } = "";

    /// <summary>Whether no cell is a number and some are not empty.</summary>
    public bool HoldsText => !HasNumbers && Length > 0;

    /// <summary>The row of a text that would be a number if a comma were a decimal sign; -1 where the first text is none.</summary>
    public int RowOfComma => firstOddRow >= 0 && !Cell.IsText(Cell.Parse(System.Text.Encoding.UTF8.GetBytes(firstOddText), NumberForm.Comma)) ? firstOddRow : -1;

    /// <summary>Rows up to the last cell that is not empty; the cells behind it end the sequence.</summary>
    public int Length { get; private set; }

    public void Add(ReadOnlySpan<byte> text)
    {
        Texts?.Add(text);
        (bool wasDressed, bool isPercentage) = (false, false);
        double cell = HasFlags && Cell.ParseFlag(text) is var flag && !double.IsNaN(flag) ? flag : Form.Parse(text, out wasDressed, out isPercentage);
        if (wasDressed && NoteOfNumbers.Length == 0)
        {
            NoteOfNumbers = NumberForm.NoteOf(text, cell);
        }
        if (!IsText && percentages.Mixes(cell, isPercentage))
        {
            mixedRow = mixedRow < 0 ? Cells.Count : mixedRow;
            cell = Cell.Text;
        }
        Add(IsText && !Cell.IsMissing(cell) ? Cell.Text : cell, text, wasDressed);
    }

    /// <summary>Adds a number of a column that keeps no texts.</summary>
    public void Add(double number) =>
        // A file's own NaN could have the bits of a text's.
        Add(double.IsNaN(number) ? double.NaN : number, double.IsInfinity(number) ? "Infinity"u8 : "NaN"u8, wasDressed: false);

    /// <summary>Forgets all rows from one on.</summary>
    public void Cut(int rows)
    {
        Cells.RemoveRange(rows, Cells.Count - rows);
        Texts?.Cut(rows);
    }

    /// <summary>Makes missing values before the first and behind the last known one empty, where they end a series.</summary>
    public void EmptyEnds()
    {
        int first = Cells.FindIndex(IsKnown), last = Cells.FindLastIndex(IsKnown);
        for (int row = 0; row < Cells.Count && last >= 0; row++)
        {
            Cells[row] = row < first || row > last ? Cell.Empty : Cells[row];
        }
        Length = last >= 0 ? last + 1 : Length;

        static bool IsKnown(double cell) => !Cell.IsMissing(cell);
    }

    /// <summary>Makes it a column of values, where it turned out to be neither times nor ids.</summary>
    public void DropTexts() => Texts = null;

    /// <summary>What is wrong with a cell that is no finite number.</summary>
    public string Describe(int row) =>
        Cell.IsEmpty(Cells[row]) ? "missing value; expected a number"
        : row == firstOddRow && row == mixedRow ? percentages.Describe(firstOddText)
        : row == firstOddRow ? $"{DataFormatException.Quote(firstOddText)} is not a {(Cell.IsText(Cells[row]) ? "" : "finite ")}number"
        : "not a finite number";

    private void Add(double cell, ReadOnlySpan<byte> text, bool wasDressed)
    {
        Cells.Add(cell);
        if (double.IsFinite(cell))
        {
            hasPlain |= !wasDressed;
            dressed += wasDressed ? 1 : 0;
            Length = Cells.Count;
        }
        else if (!Cell.IsEmpty(cell))
        {
            AddOdd(cell, text);
        }
    }

    private void AddOdd(double cell, ReadOnlySpan<byte> text)
    {
        hasPlain |= !Cell.IsText(cell);
        words += Cell.IsMissing(cell) ? 0 : 1;
        Length = Cells.Count;
        if (firstOddRow < 0)
        {
            (firstOddRow, firstOddText) = (Cells.Count - 1, System.Text.Encoding.UTF8.GetString(text));
        }
    }
}
