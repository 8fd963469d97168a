using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>The cells of a file by columns, before anything is decided about what they mean.</summary>
internal sealed class CellTable
{
    private const int MostColumns = 1 << 16;

    /// <summary>Null for a file that has rows and no lines.</summary>
    private readonly RowLines? lines;

    private NumberForm form = NumberForm.Plain;

    /// <summary>Whether it could have been said that numbers have a decimal comma.</summary>
    private bool isPanel;

    private CellTable(string file, RowLines? lines) => (File, this.lines) = (file, lines);

    /// <summary>The file as its user named it, for messages.</summary>
    public string File { get; }

    public List<CellColumn> Columns { get; } = [];

    public int Rows { get; private set; }

    /// <summary>Whether the first row named the columns.</summary>
    public bool HasHeader { get; private set; }

    /// <summary>The column that may turn out to be the index: the first, or the first besides the ids; null if it was picked.</summary>
    public CellColumn? IndexCandidate { get; private set; }

    /// <summary>Whether the column of times was made of several.</summary>
    public bool TimesAreJoined { get; private set; }

    /// <summary>The frequency that the file states itself; null if it does not.</summary>
    public Frequency? Frequency { get; private init; }

    /// <summary>A table of columns that were read elsewhere.</summary>
    /// <param name="file">The file as its user named it, for messages.</param>
    /// <param name="columns">Its columns, each with a name; those that hold values are of the same length.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="times">The columns of times, with their texts, or the one that may turn out to be the index; none if there is none.</param>
    /// <param name="frequency">The frequency that the file states itself; null if it does not.</param>
    public static CellTable Of(string file, IEnumerable<CellColumn> columns, int rows, ImmutableArray<CellColumn> times, Frequency? frequency)
    {
        CellTable table = new(file, null) { Rows = rows, HasHeader = true, Frequency = frequency };
        table.Columns.AddRange(columns);
        table.SetTimes(times);
        return table;
    }

    /// <summary>Reads all rows.</summary>
    /// <param name="stream">A stream that can seek.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="options">Which columns are picked, and which holds the ids.</param>
    /// <param name="times">The columns of steps or dates, if they are known; empty to take a candidate.</param>
    /// <exception cref="DataFormatException">The file is empty or not text, or its quotes, its names or the lengths of its rows are wrong.</exception>
    public static CellTable Read(Stream stream, string file, CsvOptions options, ImmutableArray<string> times = default)
    {
        using CsvReader reader = CsvText.Open(stream, file);
        CellTable table = new(file, new RowLines()) { form = options.Form, isPanel = options.IsPanel };
        try
        {
            table.ReadRows(reader, options, times.IsDefault ? [] : times);
        }
        catch (CsvFormatException e)
        {
            throw CsvText.WrongQuotes(file, e);
        }
        return table;
    }

    /// <summary>The column of a name.</summary>
    /// <exception cref="DataFormatException">There is none.</exception>
    public CellColumn Find(string name)
    {
        const int Most = 20;
        string more = Columns.Count > Most ? $" and {Columns.Count - Most} more" : "";
        return Columns.Find(column => column.Name == name)
            ?? throw new DataFormatException($"{File} has no column {DataFormatException.Quote(name)}. It has {string.Join(", ", Columns.Take(Most).Select(column => DataFormatException.Shorten(column.Name)))}{more}.");
    }

    /// <summary>The exception for something wrong in a row: <c>file, line 8, column 'co2': what. Advice.</c></summary>
    public DataFormatException Wrong(int row, CellColumn column, string what, string advice) =>
        new($"{File}, {(lines is null ? "row" : "line")} {Line(row)}, column {DataFormatException.Quote(column.Name)}: {what}. {advice}");

    /// <summary>The exception for a cell that is no finite number.</summary>
    public DataFormatException WrongCell(int row, CellColumn column) =>
        Wrong(row, column, column.Describe(row), Cell.IsEmpty(column.Cells[row]) ? "Fill the gap or cut the rows." : WriteNumber(column.Describe(row)));

    private string WriteNumber(string found)
    {
        string comma = isPanel && form.DecimalSign == NumberForm.Point && found.Contains(',', StringComparison.Ordinal) ? ", say whether a comma is one (DecimalComma)" : "";
        return $"Write a number with '{(char)form.DecimalSign}' as the decimal sign{comma}, or pick other columns.";
    }

    /// <summary>The line of a row, or its number where there are no lines; from 1.</summary>
    public long Line(int row) => lines is null ? row + 1L : lines[row];

    /// <summary>The places of the columns of times, or of the one that may turn out to be the index; empty if there is none.</summary>
    /// <param name="names">The names of all columns.</param>
    /// <param name="options">Which columns are picked, and which holds the ids.</param>
    /// <param name="times">The columns of steps or dates, if they are known.</param>
    public static ImmutableArray<int> FindTimes(string[] names, CsvOptions options, ImmutableArray<string> times)
    {
        if (times.Length > 0)
        {
            return [.. times.Select(time => Array.IndexOf(names, time)).Where(place => place >= 0)];
        }
        int candidate = Array.FindIndex(names, name => !options.IsId(name) && !options.Columns.Contains(name) && !options.Covariates.Contains(name));
        bool hasIds = options.IdColumn is not null || options.IdColumns.Length > 0;
        return candidate < 0 || (!hasIds && candidate != 0) ? [] : [candidate];
    }

    private void SetTimes(ImmutableArray<CellColumn> times)
    {
        TimesAreJoined = times.Length > 1;
        IndexCandidate = times.Length == 0 ? null : TimesAreJoined ? JoinedTimes.Join(times, Rows) : times[0];
        if (TimesAreJoined)
        {
            Columns.RemoveAll(times.Contains);
            Columns.Insert(0, IndexCandidate!);
        }
    }

    private void ReadRows(CsvReader reader, CsvOptions options, ImmutableArray<string> times)
    {
        bool any = reader.Read();
        while (any && CsvText.IsBlank(reader))
        {
            any = reader.Read();
        }
        if (!any)
        {
            throw new DataFormatException($"{File} is empty. Give a file with a row of numbers for each step.");
        }
        ImmutableArray<CellColumn> timeColumns = AddColumns(reader, options, times);
        if (!HasHeader)
        {
            AddRow(reader);
        }
        while (reader.Read())
        {
            // In a table of one column an empty line is a missing value, anywhere else it is only a blank line.
            if (Columns.Count == 1 || !CsvText.IsBlank(reader))
            {
                AddRow(reader);
            }
        }
        CutEmptyRows();
        SetTimes(timeColumns);
    }

    /// <summary>Forgets the rows at the end in which no cell is filled, as spreadsheets like to write.</summary>
    private void CutEmptyRows()
    {
        Rows = Columns.Max(column => column.Length);
        if (Rows == 0)
        {
            throw new DataFormatException($"{File} has {(HasHeader ? "a row of names and no values" : "no values")}. Add a row of numbers for each step.");
        }
        Columns.ForEach(column => column.Cut(Rows));
    }

    private void AddRow(CsvReader reader)
    {
        if (reader.FieldCount != Columns.Count)
        {
            throw new DataFormatException($"{File}, line {reader.LineNumber}: found {reader.FieldCount} fields; expected {Columns.Count}, as in the first row. Give every row the same number of fields.");
        }
        if (Rows == Array.MaxLength)
        {
            throw new DataFormatException($"{File} has more than {Array.MaxLength} rows. Cut it into parts.");
        }
        lines!.Add(reader.LineNumber);
        Rows++;
        for (int i = 0; i < Columns.Count; i++)
        {
            Columns[i].Add(reader.GetSpan(i));
        }
    }

    /// <summary>Makes the columns, and gives those of times.</summary>
    private ImmutableArray<CellColumn> AddColumns(CsvReader reader, CsvOptions options, ImmutableArray<string> times)
    {
        if (reader.FieldCount > MostColumns)
        {
            throw new DataFormatException($"{File} has {reader.FieldCount} columns; at most {MostColumns} can be read. Give a row for each step.");
        }
        string? id = options.IdColumn ?? options.IdColumns.FirstOrDefault();
        HasHeader = IsHeader(reader, options);
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(i => Name(reader, i))];
        CheckNames($"{File}, line {reader.LineNumber}", names);
        if (id is not null && !HasHeader)
        {
            throw new DataFormatException($"{File} has no row of names, so no column {DataFormatException.Quote(id)}. Name the columns in the first row.");
        }
        // Without names nobody can have picked the index: s0 is then the first column behind it.
        ImmutableArray<int> places = HasHeader || times.Length > 0 ? FindTimes(names, options, times) : [0];
        for (int i = 0; i < names.Length; i++)
        {
            bool keepTexts = places.Contains(i) || options.IsId(names[i]) || options.Covariates.Statics.Contains(names[i]);
            Columns.Add(new CellColumn(i, names[i], keepTexts ? new TextColumn() : null) { HasFlags = HasHeader && options.Covariates.Reads(names[i]), Form = options.Form });
        }
        return [.. places.Select(place => Columns[place])];
    }

    /// <summary>A first row names the columns unless one of its cells is a number or its first a date; a first cell called step, date or the like, or like the ids, always does.</summary>
    private static bool IsHeader(CsvReader reader, CsvOptions options)
    {
        if (options.NamesAreTimes || (reader.GetString(0) is string first && (IndexColumn.IsIndexName(first) || options.IsId(first))))
        {
            return true;
        }
        bool anyNumber = Enumerable.Range(0, reader.FieldCount).Any(i => options.Form.IsNoName(reader.GetSpan(i)));
        return !anyNumber && !new DateText().TryParse(reader.GetSpan(0), out _);
    }

    private string Name(CsvReader reader, int position)
    {
        if (!HasHeader)
        {
            return $"s{position}";
        }
        return NameOf(Encoding.UTF8.GetString(reader.GetSpan(position)), position);
    }

    /// <summary>The name of a column, which may have none.</summary>
    public static string NameOf(string name, int position) => name.Length > 0 ? name : $"column {position + 1}";

    /// <exception cref="DataFormatException">Two columns have the same name.</exception>
    public static void CheckNames(string where, string[] names)
    {
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { Key: string twice })
        {
            throw new DataFormatException($"{where}: two columns are called {DataFormatException.Quote(twice)}. Give each a name of its own.");
        }
    }
}
