using Wavecast.Storage;
using Wavecast.TimeSeries;

namespace Wavecast.Tables.Tests;

public sealed class NpyPanelTests : IDisposable
{
    private const double No = double.NaN;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_Rows_AreSeriesOfPlainSteps()
    {
        PanelTable table = Read(new NpyFile([1, No, 3, 4, 5, 6], 2, 3));

        Assert.Equal((PanelLayout.Rows, Frequency.Steps), (table.Layout, table.Panel.Frequency));
        Assert.Equal(["1", "2"], table.Panel.Select(series => series.Id));
        Assert.Equal([1, No, 3], table.Panel["1"].Values);
        Assert.Equal([4, 5, 6], table.Panel["2"].Values);
    }

    [Fact]
    public void Read_Vector_IsOneSeriesFromItsStart()
    {
        Series series = Assert.Single(Read(new NpyFile([1, 2]), new PanelOptions { Frequency = Frequency.Monthly, Start = new DateTime(2024, 1, 31) }).Panel);

        Assert.Equal([1, 2], series.Values);
        Assert.Equal("2024-02-29", series.Index.TextAt(1));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        TimeIndex index = new(0, Frequency.Steps, 3);
        PanelFile.Write(folder["p.npy"], new Panel([new Series("a", index, [No, 0.1, No]), new Series("b", index, [-0.0, 5e-324, 1])]), PanelLayout.Rows);

        Panel panel = PanelFile.Read(folder["p.npy"]).Panel;

        Assert.Equal([No, 0.1, No], panel["1"].Values);
        Assert.Equal([-0.0, 5e-324, 1], panel["2"].Values);
    }

    [Fact]
    public void Read_WhatIsNoPanel_IsRefused()
    {
        Assert.Equal("x.npy has the shape [1, 1, 2]; expected [series, steps] or [steps], none of them 0. Write it in that shape.", Refused(new NpyFile([1, 2], 1, 1, 2)));
        Assert.Equal("x.npy has the shape [3, 0]; expected [series, steps] or [steps], none of them 0. Write it in that shape.", Refused(new NpyFile([], 3, 0)));
        Assert.Equal("x.npy, series 2, step 1: not a finite number. Write NaN for a missing value.", Refused(new NpyFile([1, 2, 3, double.NegativeInfinity], 2, 2)));
        Assert.Equal("x.npy is an NPY file, whose rows are series. Read it in the layout Rows, or without one.", Refused(new NpyFile([1]), new PanelOptions { Layout = PanelLayout.Long }));
        Assert.Equal("x.npy has no times, so weekly steps have no start. Give the first date (Start), or no frequency.", Refused(new NpyFile([1]), new PanelOptions { Frequency = Frequency.Weekly }));
        Assert.Equal("x.npy has 136 bytes; this machine reads at most 100. Cut the file into parts, or thin out its rows.", Refused(new NpyFile([1]), new PanelOptions { MaxBytes = 100 }));
        Assert.Equal("x.npy is no NPY file: it does not begin as one. Write it with numpy.save.", Assert.Throws<DataFormatException>(() => PanelFile.Read(new MemoryStream("1,2\n"u8.ToArray()), "x.npy")).Message);
    }

    [Fact]
    public void Write_WhatDoesNotFit_IsRefused()
    {
        Panel panel = new([new Series("a", new TimeIndex(0, Frequency.Steps, 1), [1]), new Series("b", new TimeIndex(0, Frequency.Steps, 2), [1, 2])]);

        Assert.Equal(
            "Series 'b' has 2 steps and 'a' 1, but the rows of an NPY file are of one length; write CSV or Parquet. (Parameter 'panel')",
            Assert.Throws<ArgumentException>(() => PanelFile.Write(folder["p.npy"], panel, PanelLayout.Rows)).Message);
        Assert.Equal(
            "An NPY file has a row a series, so no layout Long; write it in the layout Rows, or another format. (Parameter 'layout')",
            Assert.Throws<ArgumentException>(() => PanelFile.Write(folder["p.npy"], panel, PanelLayout.Long)).Message);
        Assert.Empty(folder.Names);
    }

    private static string Refused(NpyFile file, PanelOptions? options = null) => Assert.Throws<DataFormatException>(() => Read(file, options)).Message;

    private static PanelTable Read(NpyFile file, PanelOptions? options = null)
    {
        MemoryStream stream = new();
        file.Write(stream);
        stream.Position = 0;
        return PanelFile.Read(stream, "x.npy", options);
    }
}
