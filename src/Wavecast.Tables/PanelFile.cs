using System.Collections.Immutable;
using System.IO.Compression;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>CSV, Parquet and NPY files to panels of series and back, as the name ends. What is read, and how, is told exactly in <c>docs/reference/panels.md</c>.</summary>
public static class PanelFile
{
    /// <summary>Reads the series of a file.</summary>
    /// <remarks>
    /// Separators, quotes, names and numbers are those of <see cref="CsvFile"/>; a file packed by gzip is unpacked. Empty cells,
    /// <c>NaN</c>, <c>NA</c>, <c>null</c>, <c>..</c> and other such marks are missing values, and so are times that have no row. A name ending in <c>.parquet</c> is
    /// one of a Parquet file, whose columns are read by the same rules; one ending in <c>.npy</c> that of an array with a row a series.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known of it; null to find everything.</param>
    /// <exception cref="DataFormatException">The file holds no panel, or too large a one.</exception>
    /// <exception cref="IOException">There is no such file, it is a folder, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static PanelTable Read(string path, PanelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = CsvSource.OpenFile(path, Describe(path));
        return Read(stream, path, options);
    }

    /// <summary>Reads the series of a stream; see <see cref="Read(string, PanelOptions?)"/>.</summary>
    /// <param name="stream">The bytes of a file, packed by gzip or not.</param>
    /// <param name="name">How messages name it, with the ending that tells its format; the series of a table of years is called like it.</param>
    /// <param name="options">What is known of it; null to find everything.</param>
    /// <exception cref="DataFormatException">The stream holds no panel, or too large a one.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PanelTable Read(Stream stream, string name, PanelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new PanelOptions();
        return IsParquet(name) ? ParquetPanel.Read(stream, name, options)
            : IsNpy(name) ? NpyPanel.Read(stream, name, options)
            : ReadCsv(stream, name, options);
    }

    /// <summary>Writes the series of a panel.</summary>
    /// <remarks>
    /// Numbers are written so that they read back to the bit, a missing value as an empty cell, or as <c>NaN</c> where an empty one
    /// would end the series. The file is written whole or not at all, and packed by gzip if its name ends in <c>.gz</c>. A name
    /// ending in <c>.parquet</c> or <c>.npy</c> makes a file of that format. Covariates and static features are columns called like them,
    /// which <see cref="PanelOptions"/> must name for the file to read back the same.
    /// </remarks>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="panel">The series.</param>
    /// <param name="layout">
    /// The layout. Columns need series whose steps meet, which agree about their covariates and have no static features; rows lose the times
    /// and take neither; long takes all. Parquet takes columns and long, NPY rows.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The steps of two series do not meet in one column of times; a series has no steps, or ends with a missing value beside covariates that are
    /// known in advance; two columns would have the same name; or the layout or the format does not take the series, as <paramref name="layout"/>
    /// tells, or not different lengths or kinds of times.
    /// </exception>
    /// <exception cref="IOException">The path is a folder, its folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, Panel panel, PanelLayout layout)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(panel);
        Action<Stream> write = IsParquet(path) ? ParquetWriting.For(panel, layout)
            : IsNpy(path) ? NpyPanel.ForWriting(panel, layout)
            : ForCsv(path, panel, layout);
        Storage.AtomicFile.Write(path, write);
    }

    internal static DataFormatException NoIds(string name) =>
        new($"{name} has no column called id, unique_id, series or the like. Say which column holds the ids (IdColumn), or take another layout.");

    private static PanelTable ReadCsv(Stream stream, string name, PanelOptions options)
    {
        using CsvSource source = new(stream, name, options.MaxBytes);
        CovariateNames covariates = CovariateNames.Of(name, options);
        Stream table = source.FindTable(out string[] notes);
        NumberForm form = NumberForm.Find(table, name, options.DecimalComma, mayBeSaid: true);
        PanelTable read = ReadTable(table, name, options, form, covariates);
        read = form.HasFoundComma ? read.WithDecimalComma() : read;
        return notes.Aggregate(read, (noted, note) => noted.With(note));
    }

    private static PanelTable ReadTable(Stream stream, string name, PanelOptions options, NumberForm form, CovariateNames covariates)
    {
        long start = stream.Position;
        PanelHead head = PanelHead.Read(stream, name, form);
        if (!options.WideYears && options.Layout is null or PanelLayout.Rows && options.TimeColumn is null && options.Columns.IsEmpty
            && head.FindTimesAcross(isAsked: options is { Layout: not null, IdColumn: not null }) is { } times)
        {
            covariates.CheckNone($"{name} is read with a row for each series");
            return AcrossPanel.Read(stream, name, options, form, times);
        }
        PanelRoles roles = new(head.Names, options, covariates, _ => true, head.Texts);
        PanelLayout layout = options.WideYears ? PanelLayout.Columns : options.Layout ?? FindLayout(head, roles, options);
        if (layout == PanelLayout.Rows)
        {
            covariates.CheckNone($"{name} is read with a row for each series");
            return RowsPanel.Read(stream, name, options, form, head.HasNames);
        }
        if (options.WideYears)
        {
            covariates.CheckNone($"{name} is read with a row for each year");
        }
        if (layout == PanelLayout.Long && roles.Ids.Length == 0)
        {
            throw NoIds(name);
        }
        return roles.Arrange(layout == PanelLayout.Long, HoldsIds, Read);

        CellTable Read(CsvOptions known, ImmutableArray<string> times)
        {
            stream.Position = start;
            CellTable read = CellTable.Read(stream, name, known with { Form = form, NamesAreTimes = head.NamesAreTimes }, times);
            if (options.TimeColumn is not null)
            {
                read.Find(string.Join(',', times));
            }
            return read;
        }
    }

    private static PanelLayout FindLayout(PanelHead head, PanelRoles roles, PanelOptions options)
    {
        // A row a series has no times.
        bool hasTimes = options.TimeColumn is not null || options.DateFormat is not null;
        return options.IdColumn is null && head.CountsColumns ? PanelLayout.Rows
            : roles.AreLong ? PanelLayout.Long
            : !hasTimes && head.HoldsRows() ? PanelLayout.Rows
            : PanelLayout.Columns;
    }

    private static bool HoldsIds(CellColumn column) => column.Cells.TrueForAll(cell => Cell.IsText(cell) || double.IsInteger(cell));

    private static Action<Stream> ForCsv(string path, Panel panel, PanelLayout layout)
    {
        Action<CsvRowWriter> write = PanelWriting.For(panel, layout);
        return stream =>
        {
            if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                write(new CsvRowWriter(stream));
                return;
            }
            using GZipStream gzip = new(stream, CompressionLevel.Optimal, leaveOpen: true);
            using BufferedStream buffered = new(gzip, 1 << 16);
            write(new CsvRowWriter(buffered));
        };
    }

    private static bool IsParquet(string name) => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static bool IsNpy(string name) => name.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);

    private static string Describe(string name) => IsParquet(name) ? "a Parquet file" : IsNpy(name) ? "an NPY file" : "a CSV file";
}
