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

    /// <summary>Whether a point does.</summary>
    public bool HasDecimalPoint => Numbers.Any(column => column.HasPoint);

    /// <summary>A number whose point may part thousands, where no number without one is above them; null where there is no doubt.</summary>
    public string? MayPartThousands
    {
        get
        {
            Column[] all = [.. Numbers];
            Column together = new() { Pointed = all.Sum(column => column.Pointed), Below = all.Sum(column => column.Below), Above = all.Sum(column => column.Above), Example = all.FirstOrDefault(column => column.Pointed > 0)?.Example };
            return all.Append(together).FirstOrDefault(column => column is { Pointed: >= Fewest, Below: >= Fewest, Above: 0 })?.Example;
        }
    }

    /// <summary>Columns of mostly numbers; where there are several, but the first, which may hold times.</summary>
    private IEnumerable<Column> Numbers => columns.Skip(columns.Count > 1 ? 1 : 0).Where(column => column.Known > column.Texts);

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
        public bool HasComma { get; private set; }

        public bool HasPoint { get; private set; }

        /// <summary>Numbers, and texts that are none.</summary>
        public int Known { get; private set; }

        public int Texts { get; private set; }

        /// <summary>Numbers whose point may part thousands, whole ones of three digits, and those of more.</summary>
        public int Pointed { get; set; }

        public int Below { get; set; }

        public int Above { get; set; }

        public string? Example { get; set; }

        public void Add(byte[] field)
        {
            bool withComma = NumberForm.IsNumber(field, NumberForm.Comma), withPoint = NumberForm.IsNumber(field, NumberForm.Point);
            double cell = Cell.Parse(field);
            if (Cell.IsMissing(cell))
            {
                return;
            }
            Known += withComma || withPoint ? 1 : 0;
            Texts += withComma || withPoint ? 0 : 1;
            HasComma |= withComma && !withPoint;
            HasPoint |= withPoint && !withComma;
            if (!withComma || !withPoint)
            {
                return;
            }
            if (field.Contains(NumberForm.Point))
            {
                Pointed++;
                Example ??= Encoding.UTF8.GetString(field);
            }
            else
            {
                Below += Math.Abs(cell) is >= Thousand / 10 and < Thousand ? 1 : 0;
                Above += Math.Abs(cell) >= Thousand ? 1 : 0;
            }
        }
    }
}
