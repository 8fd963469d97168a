using System.Collections.Immutable;
using System.Text;
using Parquet.Schema;

namespace Wavecast.Tables;

/// <summary>Reads the series of a Parquet file: its columns become the cells that a CSV file would have, and the same rules make series of them.</summary>
internal sealed class ParquetPanel
{
    private readonly ParquetSource source;
    private readonly string file;
    private readonly PanelOptions options;
    private readonly CovariateNames covariates;
    private readonly string[] names;

    private ParquetPanel(ParquetSource source, string file, PanelOptions options)
    {
        (this.source, this.file, this.options) = (source, file, options);
        covariates = CovariateNames.Of(file, options);
        names = [.. source.Fields.Select(field => field.Name)];
        CellTable.CheckNames(file, names);
    }

    public static PanelTable Read(Stream stream, string file, PanelOptions options)
    {
        if (options.WideYears || options.Layout == PanelLayout.Rows)
        {
            throw new DataFormatException($"{file} is a Parquet file, which is read in long layout or by columns. Take one of those, or give the table as CSV.");
        }
        using ParquetSource source = ParquetSource.Open(stream, file, options.MaxBytes);
        return source.Rows > 0
            ? new ParquetPanel(source, file, options).Arrange()
            : throw new DataFormatException($"{file} has no rows. Give a row of numbers for each step.");
    }

    private PanelTable Arrange()
    {
        // Of a panel written by columns a series may be called id; ids themselves are never fractions.
        PanelRoles roles = new(names, options, covariates, name => ParquetCells.HoldsIds(FieldOf(name)), Head);
        bool isLong = options.Layout is PanelLayout layout ? layout == PanelLayout.Long : roles.AreLong;
        return isLong && roles.Ids.Length == 0
            ? throw PanelFile.NoIds(file)
            : roles.Arrange(isLong, column => ParquetCells.HoldsIds(source.Fields[column.Position]), ReadCells);
    }

    private Field FieldOf(string name) => source.Fields[Array.IndexOf(names, name)];

    /// <summary>The texts of a column's first rows; none of one that holds no dates, texts or whole numbers.</summary>
    private IReadOnlyList<string> Head(string name)
    {
        Field field = FieldOf(name);
        if (!ParquetCells.HoldsDates(field) && !ParquetCells.HoldsIds(field))
        {
            return [];
        }
        source.CheckSize(1);
        CellColumn column = new(0, name, new TextColumn(source.MostBytes));
        source.Read((DataField)field, column, firstGroupOnly: true);
        return [.. Enumerable.Range(0, Math.Min(column.Cells.Count, PanelHead.MostRows)).Select(row => column.Texts![row])];
    }

    private CellTable ReadCells(CsvOptions columns, ImmutableArray<string> times)
    {
        ImmutableArray<int> places = CellTable.FindTimes(names, columns, times);
        if (times.IsEmpty && places is [int candidate] && !ParquetCells.HoldsNumbers(source.Fields[candidate]))
        {
            places = [];
        }
        bool[] needed = [.. source.Fields.Select((field, i) => IsNeeded(field, columns, isTime: places.Contains(i)))];
        source.CheckSize(needed.Count(isNeeded => isNeeded));
        CellColumn[] cells = [.. source.Fields.Select((field, i) => ReadColumn(field, i, needed[i], hasTexts: places.Contains(i) || columns.IsId(field.Name) || covariates.Statics.Contains(field.Name)))];
        CellTable table = CellTable.Of(file, cells, source.Rows, [.. places.Select(place => cells[place])], source.Frequency);
        string[] asked = options.TimeColumn is null ? [] : [string.Join(',', times)];
        foreach (string name in asked.Concat(columns.IdColumns))
        {
            table.Find(name);
        }
        return table;
    }

    private bool IsNeeded(Field field, CsvOptions columns, bool isTime)
    {
        if (isTime || columns.IsId(field.Name))
        {
            return ParquetCells.HoldsNumbers(field) || ParquetCells.HoldsText(field) || ParquetCells.HoldsDates(field)
                ? true
                : throw WrongType(field, isTime ? "a timestamp, a date, text or a whole number" : "text or a whole number", "Pick another one.");
        }
        if (covariates.Reads(field.Name))
        {
            bool isStatic = covariates.Statics.Contains(field.Name);
            return ParquetCells.HoldsNumbers(field) || ParquetCells.HoldsFlags(field) || (isStatic && ParquetCells.HoldsText(field))
                ? true
                : throw WrongType(field, isStatic ? "a number, text, or true or false" : "a number, or true or false", "Pick another one.");
        }
        bool isPicked = columns.Columns.IsEmpty ? !covariates.Contains(field.Name) : columns.Columns.Contains(field.Name);
        return isPicked && ParquetCells.IsNested(field)
            ? throw WrongType(field, "a number", "Pick the columns to read (Columns), or write it without that one.")
            : isPicked && ParquetCells.HoldsNumbers(field);
    }

    private CellColumn ReadColumn(Field field, int position, bool isNeeded, bool hasTexts)
    {
        CellColumn column = new(position, field.Name, hasTexts ? new TextColumn(source.MostBytes) : null) { IsText = covariates.Statics.Contains(field.Name) && ParquetCells.HoldsText(field) };
        if (isNeeded)
        {
            column.Cells.Capacity = source.Rows;
            source.Read((DataField)field, column);
        }
        else
        {
            // So that it counts as a column of something else than numbers, not as an empty one.
            column.Add(Encoding.UTF8.GetBytes(Describe(field)));
        }
        return column;
    }

    private DataFormatException WrongType(Field field, string expected, string advice) =>
        new($"{file}, column {DataFormatException.Quote(field.Name)} holds {Describe(field)}; expected {expected} in each row. {advice}");

    private static string Describe(Field field) =>
        ParquetCells.IsNested(field) ? "nested values"
        : ParquetCells.HoldsText(field) ? "text"
        : ParquetCells.HoldsDates(field) ? "dates"
        : ParquetCells.IsTimeOfDay(field) ? "times of day"
        : ParquetCells.HoldsFlags(field) ? "true and false"
        : "raw bytes";
}
