using System.Text;
using CsvHelper;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A table with a row for each series: its id, then its values; empty cells at the end of a row end the series.</summary>
internal sealed class RowsPanel
{
    private readonly string file;
    private readonly CsvReader reader;
    private readonly PanelOptions options;
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<double> cells = [];
    private readonly List<string> notes = [];

    private readonly NumberForm form;

    private RowsPanel(string file, CsvReader reader, PanelOptions options, NumberForm form) => (this.file, this.reader, this.options, this.form) = (file, reader, options, form);

    public static PanelTable Read(Stream stream, string file, PanelOptions options, NumberForm form, bool hasNames)
    {
        using CsvReader reader = CsvText.Open(stream, file);
        try
        {
            RowsPanel panel = new(file, reader, options, form);
            return new PanelTable(panel.ReadAll(hasNames), PanelLayout.Rows, null, panel.notes);
        }
        catch (CsvFormatException e)
        {
            throw CsvText.WrongQuotes(file, e);
        }
    }

    private Panel ReadAll(bool hasNames)
    {
        List<Series> series = [];
        bool first = true;
        while (reader.Read())
        {
            if (CsvText.IsBlank(reader))
            {
                continue;
            }
            if (!first || !hasNames)
            {
                series.Add(ReadSeries());
            }
            first = false;
        }
        return series.Count > 0
            ? new Panel(series)
            : throw new DataFormatException($"{file} has no series. Give a row for each, its id and then its values.");
    }

    private Series ReadSeries()
    {
        string id = Encoding.UTF8.GetString(reader.GetSpan(0));
        if (id.Length == 0)
        {
            throw Wrong(0, "missing id", "Name the series of every row in its first field.");
        }
        if (!ids.Add(id))
        {
            throw Wrong(0, $"two rows have the id {DataFormatException.Quote(id)}", "Give each series one row.");
        }
        cells.Clear();
        Percentages percentages = default;
        int length = 0;
        for (int i = 1; i < reader.FieldCount; i++)
        {
            double cell = form.Parse(reader.GetSpan(i), out bool wasDressed, out bool isPercentage);
            if (percentages.Mixes(cell, isPercentage))
            {
                throw Wrong(i, percentages.Describe(Encoding.UTF8.GetString(reader.GetSpan(i))), "Write all numbers of a series alike.");
            }
            if (wasDressed && notes.Count == 0)
            {
                notes.Add(NumberForm.NoteOf(reader.GetSpan(i), cell));
            }
            if (!double.IsFinite(cell) && !Cell.IsMissing(cell))
            {
                string text = DataFormatException.Quote(Encoding.UTF8.GetString(reader.GetSpan(i)));
                throw Wrong(i, $"{text} is not a {(Cell.IsText(cell) ? "" : "finite ")}number", $"Write a number with '{(char)form.DecimalSign}' as the decimal sign, or nothing for a missing value.");
            }
            cells.Add(Cell.IsMissing(cell) ? double.NaN : cell);
            length = Cell.IsEmpty(cell) ? length : i;
        }
        if (length == 0)
        {
            throw Wrong(0, $"series {DataFormatException.Quote(id)} has no values", "Fill the row or cut it.");
        }
        double[] values = [.. cells[..length]];
        return new Series(id, TimeGrid.FirstIndex(file, options, length), (ReadOnlyMemory<double>)values);
    }

    private DataFormatException Wrong(int field, string what, string advice) =>
        new($"{file}, line {reader.LineNumber}, field {field + 1}: {what}. {advice}");
}
