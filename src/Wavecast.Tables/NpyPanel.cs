using System.Globalization;
using Wavecast.Storage;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>An array of <c>[series, steps]</c>, or of the steps of one series, as a panel. Its series have no ids but their numbers.</summary>
internal static class NpyPanel
{
    public static PanelTable Read(Stream stream, string file, PanelOptions options)
    {
        if (options.WideYears || options.Layout is not (null or PanelLayout.Rows))
        {
            throw new DataFormatException($"{file} is an NPY file, whose rows are series. Read it in the layout Rows, or without one.");
        }
        CovariateNames.Of(file, options).CheckNone($"{file} is an NPY file, whose rows are series");
        NpyFile array = ReadArray(stream, file, options);
        if (array.Sizes.Length is not (1 or 2) || array.Values.IsEmpty)
        {
            throw new DataFormatException($"{file} has the shape [{string.Join(", ", array.Sizes)}]; expected [series, steps] or [steps], none of them 0. Write it in that shape.");
        }
        (int count, int length) = array.Sizes.Length == 1 ? (1, array.Sizes[0]) : (array.Sizes[0], array.Sizes[1]);
        int infinite = array.Values.IndexOfAny(double.PositiveInfinity, double.NegativeInfinity);
        if (infinite >= 0)
        {
            throw new DataFormatException($"{file}, series {(infinite / length) + 1}, step {infinite % length}: not a finite number. Write NaN for a missing value.");
        }
        TimeIndex index = TimeGrid.FirstIndex(file, options, length);
        Panel panel = new(Enumerable.Range(0, count).Select(i =>
            new Series((i + 1).ToString(CultureInfo.InvariantCulture), index, array.Memory.Slice(i * length, length))));
        return new PanelTable(panel, PanelLayout.Rows, null, []);
    }

    /// <summary>Checks that the series fit into an array, and writes them.</summary>
    /// <exception cref="ArgumentException">The layout is another, the series have covariates or different lengths, or they are more than an array holds.</exception>
    public static Action<Stream> ForWriting(Panel panel, PanelLayout layout)
    {
        if (layout != PanelLayout.Rows)
        {
            throw new ArgumentException($"An NPY file has a row a series, so no layout {layout}; write it in the layout {PanelLayout.Rows}, or another format.", nameof(layout));
        }
        CovariateWriting.CheckNone(panel, "An NPY file");
        int length = panel[0].Length;
        if (panel.FirstOrDefault(series => series.Length != length) is Series other)
        {
            throw new ArgumentException($"Series '{other.Id}' has {other.Length} steps and '{panel[0].Id}' {length}, but the rows of an NPY file are of one length; write CSV or Parquet.", nameof(panel));
        }
        if ((long)panel.Count * length > Array.MaxLength)
        {
            throw new ArgumentException($"{panel.Count} series of {length} steps are more than an array holds; write CSV or Parquet.", nameof(panel));
        }
        return stream =>
        {
            double[] values = new double[panel.Count * length];
            for (int i = 0; i < panel.Count; i++)
            {
                panel[i].Values.CopyTo(values.AsSpan(i * length));
            }
            new NpyFile(values, panel.Count, length).Write(stream);
        };
    }

    private static NpyFile ReadArray(Stream stream, string file, PanelOptions options)
    {
        using CsvSource source = new(stream, file, options.MaxBytes);
        try
        {
            return NpyFile.Read(source.Stream, file);
        }
        catch (InvalidDataException e)
        {
            throw new DataFormatException(e.Message, e);
        }
    }
}
