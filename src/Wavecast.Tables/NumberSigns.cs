using System.Text;
using CsvHelper;

namespace Wavecast.Tables;

/// <summary>What the numbers at the beginning of a file tell of their points and commas.</summary>
internal sealed class NumberSigns
{
    private const int Thousand = 1000;

    /// <summary>Numbers of each kind without which a column does not make one doubt.</summary>
    private const int Fewest = 2;

    private readonly List<Column> columns = [];

    /// <summary>Whether a comma stands before decimals somewhere, where it cannot part thousands.</summary>
    public bool HasDecimalComma => Numbers.Any(column => column.HasComma);

    /// <summary>Whether a point does, but in a first of several columns, which may hold times.</summary>
    public bool HasDecimalPoint => Numbers.Any(column => column.HasPoint && (columns.Count == 1 || column != columns[0]));

    /// <summary>Whether a comma parts thousands somewhere, and nothing else.</summary>
    public bool HasThousandsComma => Numbers.Any(column => column.PartsByComma || (column.HasCommaBoth && column.IsMixed));

    /// <summary>A number whose point may part thousands or stand before three decimals; null where there is no doubt.</summary>
    public string? MayPartThousands => Numbers.Any(column => column.PartsByPoint) ? null
        : Numbers.FirstOrDefault(column => column.Pointed is not null && (HasDecimalComma ? !column.IsMixed : !HasDecimalPoint && column.IsMixed && column.PointedCount >= Fewest))?.Pointed;

    /// <summary>Columns of mostly numbers.</summary>
    private IEnumerable<Column> Numbers => columns.Where(column => column.Known > column.Texts);

    /// <summary>Goes through the rows behind the first.</summary>
    /// <param name="head">The first bytes of a file.</param>
    /// <param name="separator">What separates its fields.</param>
    /// <param name="whole">Whether they are all.</param>
    public static NumberSigns Read(byte[] head, char separator, bool whole)
    {
        CsvReaderOptions rules = new() { Separator = separator, HasHeader = false, TrimWhitespace = true, OnMalformedRecord = _ => { } };
        using CsvReader reader = CsvReader.Create(new MemoryStream(head), rules, leaveOpen: false);
        NumberSigns signs = new();
        // The last row of the head may be cut within a number.
        for (bool more = reader.Read(), first = true; more; first = false)
        {
            byte[][] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetSpan(i).ToArray())];
            more = reader.Read();
            for (int i = 0; i < fields.Length && (more || whole) && !(first && more); i++)
            {
                while (signs.columns.Count <= i)
                {
                    signs.columns.Add(new Column());
                }
                signs.columns[i].Add(fields[i]);
            }
        }
        return signs;
    }

    private sealed class Column
    {
        private int below;
        private int above;

        /// <summary>Whether a comma is a decimal sign here, or a point.</summary>
        public bool HasComma { get; private set; }

        public bool HasPoint { get; private set; }

        /// <summary>Whether a number here parts thousands by one of them and nothing else, as <c>1,234,567</c> or <c>1,234.5</c>.</summary>
        public bool PartsByComma { get; private set; }

        public bool PartsByPoint { get; private set; }

        /// <summary>Whether a number here has a comma of either meaning.</summary>
        public bool HasCommaBoth { get; private set; }

        /// <summary>Numbers, and texts that are none.</summary>
        public int Known { get; private set; }

        public int Texts { get; private set; }

        /// <summary>The first of the numbers whose point has either meaning, and how many.</summary>
        public string? Pointed { get; private set; }

        public int PointedCount { get; private set; }

        /// <summary>Whether whole numbers are among them, and end where thousands begin.</summary>
        public bool IsMixed => below >= Fewest && above == 0;

        public void Add(byte[] field)
        {
            double cell = Cell.Parse(field);
            if (Cell.IsMissing(cell))
            {
                return;
            }
            bool withComma = NumberForm.IsNumber(field, NumberForm.Comma), withPoint = NumberForm.IsNumber(field, NumberForm.Point);
            bool hasComma = field.Contains(NumberForm.Comma), hasPoint = field.Contains(NumberForm.Point);
            Known += withComma || withPoint ? 1 : 0;
            Texts += withComma || withPoint ? 0 : 1;
            HasComma |= withComma && !withPoint;
            HasPoint |= withPoint && !withComma;
            PartsByComma |= withPoint && !withComma && hasComma;
            PartsByPoint |= withComma && !withPoint && hasPoint;
            if (!withComma || !withPoint)
            {
                return;
            }
            HasCommaBoth |= hasComma;
            if (hasPoint)
            {
                Pointed ??= Encoding.UTF8.GetString(field);
                PointedCount++;
            }
            else if (!hasComma)
            {
                below += Math.Abs(cell) is >= Thousand / 10 and < Thousand ? 1 : 0;
                above += Math.Abs(cell) >= Thousand ? 1 : 0;
            }
        }
    }
}
