using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A table with a row for each series and its times in the row of names: what tells the rows apart, then a column for each time.</summary>
internal sealed class AcrossPanel
{
    /// <summary>What the column of times may be called so that four digits in it are years; a series may be called so too.</summary>
    private static readonly string[] NamesOfTimes = ["date", "datetime", "period", "ds", "year"];

    private readonly string file;
    private readonly TimesAcross times;
    private readonly NumberForm form;
    private readonly List<string> labelNames = [];
    private readonly List<string[]> labels = [];
    private readonly List<CellColumn> columns = [];
    private readonly List<long> lines = [];

    /// <summary>The labels of rows without a value.</summary>
    private readonly List<string> empty = [];

    /// <summary>Where the labels stand.</summary>
    private ImmutableArray<int> labelPlaces = [];

    private AcrossPanel(string file, TimesAcross times, NumberForm form) => (this.file, this.times, this.form) = (file, times, form);

    public static PanelTable Read(Stream stream, string file, PanelOptions options, NumberForm form, TimesAcross times)
    {
        using CsvReader reader = CsvText.Open(stream, file);
        AcrossPanel panel = new(file, times, form);
        try
        {
            panel.ReadAll(reader);
        }
        catch (CsvFormatException e)
        {
            throw CsvText.WrongQuotes(file, e);
        }
        return panel.Arrange(options);
    }

    private void ReadAll(CsvReader reader)
    {
        while (reader.Read())
        {
            if (CsvText.IsBlank(reader))
            {
                continue;
            }
            if (labelNames.Count == 0)
            {
                ReadNames(reader);
                continue;
            }
            ReadRow(reader);
        }
        if (columns.Count == 0)
        {
            throw new DataFormatException($"{file} has {(empty.Count > 0 ? "rows without values" : "a row of names and no values")}. Fill a row at least.");
        }
    }

    private void ReadNames(CsvReader reader)
    {
        if (times.Odd >= 0)
        {
            throw Wrong(reader.LineNumber, $"field {times.Odd + 1}: {DataFormatException.Quote(Encoding.UTF8.GetString(reader.GetSpan(times.Odd)))} parts the times of the row of names, or is not in their order",
                "Put the times side by side, in order, or say what else a row is (Layout).");
        }
        labelPlaces = [.. Enumerable.Range(0, reader.FieldCount).Where(i => i < times.First || (i >= times.End && !Cell.IsBlank(reader.GetSpan(i))))];
        labelNames.AddRange(labelPlaces.Select(i => CellTable.NameOf(Encoding.UTF8.GetString(reader.GetSpan(i)), i)));
    }

    private void ReadRow(CsvReader reader)
    {
        string[] row = [.. labelPlaces.Select(i => i < reader.FieldCount ? Encoding.UTF8.GetString(reader.GetSpan(i)) : "")];
        CellColumn column = new(columns.Count + 1, "", null) { Form = form };
        for (int i = 0; i < times.Texts.Length; i++)
        {
            int field = times.First + i;
            column.Add(field < reader.FieldCount ? reader.GetSpan(field) : default);
            double cell = column.Cells[i];
            if (!double.IsFinite(cell) && !Cell.IsMissing(cell))
            {
                throw Wrong(reader.LineNumber, $"field {field + 1}: {column.Describe(i)}", $"Write a number with '{(char)form.DecimalSign}' as the decimal sign, or nothing for a missing value.");
            }
        }
        for (int field = times.End; field < reader.FieldCount; field++)
        {
            if (!labelPlaces.Contains(field) && !Cell.IsBlank(reader.GetSpan(field)))
            {
                throw Wrong(reader.LineNumber, $"field {field + 1} has a value and no time in the row of names", "Name its time, or cut it.");
            }
        }
        column.EmptyEnds();
        if (column.Length == 0 || !column.HasNumbers)
        {
            empty.Add(row[0]);
            return;
        }
        labels.Add(row);
        columns.Add(column);
        lines.Add(reader.LineNumber);
    }

    private PanelTable Arrange(PanelOptions options)
    {
        ImmutableArray<int> ids = options.IdColumn is { } given ? Places(given) : FindIds();
        for (int i = 0; i < columns.Count; i++)
        {
            columns[i].Name = string.Join('/', ids.Select(place => labels[i][place]).Where(text => text.Length > 0 || ids.Length == 1));
        }
        Check(ids);
        HashSet<string> names = [.. columns.Select(column => column.Name)];
        CellColumn time = new(0, NamesOfTimes.FirstOrDefault(name => !names.Contains(name)) ?? throw NoName(), new TextColumn());
        foreach (string text in times.Texts)
        {
            time.Add(Encoding.UTF8.GetBytes(text));
        }
        CellTable table = CellTable.Of(file, [time, .. columns], times.Texts.Length, [time], null);
        PanelTable read = ColumnsPanel.Arrange(table, new CsvOptions { IsPanel = true, Columns = [.. columns.Select(column => column.Name)] }, options with { TimeColumn = time.Name });
        return new PanelTable(read.Panel, PanelLayout.Rows, null, [.. Notes(ids), .. read.Notes]) { IdColumn = string.Join(',', ids.Select(place => labelNames[place])) };
    }

    private DataFormatException NoName() => new($"{file}: rows are called {string.Join(", ", NamesOfTimes)}, as times are. Call one of them otherwise.");

    private IEnumerable<string> Notes(ImmutableArray<int> ids)
    {
        yield return $"The row of names holds the times, from {DataFormatException.Quote(times.Texts[0])} to {DataFormatException.Quote(times.Texts[^1])}: a row is a series.";
        string[] others = [.. labelNames.Where((_, place) => !ids.Contains(place)).Select(DataFormatException.Quote)];
        if (ids.Length > 1 && others.Length == 0)
        {
            yield return $"The ids are those of {Quote(ids)} together.";
        }
        if (others.Length > 0)
        {
            string told = others.Length == 1 ? $"Column {others[0]} is" : $"Columns {string.Join(", ", others[..^1])} and {others[^1]} are";
            yield return $"{told} left out; the ids are those of {Quote(ids)}.";
        }
        if (empty.Count > 0)
        {
            yield return $"{empty.Count} {(empty.Count == 1 ? "row has" : "rows have")} no values and {(empty.Count == 1 ? "is" : "are")} left out: {DataFormatException.Quote(empty[0])}{(empty.Count > 1 ? " is the first" : "")}.";
        }
    }

    private ImmutableArray<int> Places(string given)
    {
        return [.. PanelRoles.Split(labelNames, given).Select(name => labelNames.IndexOf(name) is >= 0 and var place ? place
            : throw new DataFormatException($"{file} has no column {DataFormatException.Quote(name)} beside its times. It has {string.Join(", ", labelNames.Select(DataFormatException.Shorten))}."))];
    }

    /// <summary>Of the columns before the times the first one of texts that tells all rows apart; else all of texts together, if they do; else the first that does.</summary>
    private ImmutableArray<int> FindIds()
    {
        int[] all = [.. Enumerable.Range(0, times.First)], texts = [.. all.Where(place => labels.Exists(row => IsWord(row[place])))];
        return texts.Where(TellsAll).Take(1).ToArray() is [int one] ? [one]
            : texts.Length > 0 && labels.Select(row => string.Join('/', texts.Select(place => row[place]))).Distinct().Count() == labels.Count ? [.. texts]
            : all.Where(TellsAll).Take(1).ToArray() is [int other] ? [other]
            : texts.Length > 0 ? [.. texts] : [.. all];

        bool TellsAll(int place) => labels.Select(row => row[place]).Distinct().Count() == labels.Count && labels.TrueForAll(row => row[place].Length > 0);
        bool IsWord(string text) => Cell.IsText(Cell.Parse(Encoding.UTF8.GetBytes(text), form.DecimalSign));
    }

    /// <exception cref="DataFormatException">An id is missing, or there twice.</exception>
    private void Check(ImmutableArray<int> ids)
    {
        Dictionary<string, int> rows = new(StringComparer.Ordinal);
        string whose = Quote(ids);
        for (int i = 0; i < columns.Count; i++)
        {
            if (ids.All(place => labels[i][place].Length == 0))
            {
                throw Wrong(lines[i], $"missing id in {whose}", "Name the series of every row, or say which column does (IdColumn).");
            }
            if (!rows.TryAdd(columns[i].Name, i))
            {
                string advice = times.First > ids.Length ? "Say which columns tell the rows apart (IdColumn)." : "Give each series one row.";
                throw Wrong(lines[i], $"{DataFormatException.Quote(columns[i].Name)} in {whose} is there already, in line {lines[rows[columns[i].Name]]}", advice);
            }
        }
    }

    private string Quote(ImmutableArray<int> ids) => string.Join(" and ", ids.Select(place => DataFormatException.Quote(labelNames[place])));

    private DataFormatException Wrong(long line, string what, string advice) => new($"{file}, line {line}, {what}. {advice}");
}
