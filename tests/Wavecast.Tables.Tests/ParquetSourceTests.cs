using System.Buffers.Binary;
using Wavecast.TimeSeries;

namespace Wavecast.Tables.Tests;

public sealed class ParquetSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "x.parquet does not begin with PAR1, so it is no Parquet file. Write it as one, or give it the ending .csv if it is text.")]
    [InlineData("date,y\n2000-01-01,1\n", "x.parquet does not begin with PAR1, so it is no Parquet file. Write it as one, or give it the ending .csv if it is text.")]
    [InlineData("PAR1", "x.parquet does not end with PAR1, so it is cut off; expected a whole Parquet file. Get the file again.")]
    [InlineData("PAR1....PARE", "x.parquet is an encrypted Parquet file; expected one in plain form. Decrypt it first.")]
    [InlineData("PAR1....PAR1", "x.parquet is a Parquet file that is damaged, or encoded or packed in a way that is not known; expected one as pyarrow writes it by default. Get the file again, or write it anew.")]
    [InlineData("PAR1\0\0\0\0PAR1", "x.parquet is a Parquet file that is damaged, or encoded or packed in a way that is not known; expected one as pyarrow writes it by default. Get the file again, or write it anew.")]
    public void Read_NoParquetFile_IsRefused(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<DataFormatException>(() => Read(System.Text.Encoding.ASCII.GetBytes(text))).Message);

    [Fact]
    public void Read_Folder_IsRefused() =>
        Assert.Equal("'x.parquet' is a folder; expected a Parquet file.", Assert.Throws<IOException>(() => PanelFile.Read(Directory.CreateDirectory(folder["x.parquet"]).FullName)).Message.Replace(folder["x.parquet"], "x.parquet", StringComparison.Ordinal));

    [Fact]
    public void Read_MoreCellsThanAllowed_IsRefused()
    {
        byte[] bytes = Sample(PanelLayout.Columns);

        Assert.Contains($"has {bytes.Length} bytes; this machine reads at most 100", Assert.Throws<DataFormatException>(() => Read(bytes, 100)).Message, StringComparison.Ordinal);
        // 40 rows of a time and two series, eight bytes each, take less than the file; 10,000 equal values take more than theirs.
        Assert.Equal(40, Read(bytes, bytes.Length).Panel[0].Length);
        byte[] many = Written(new Panel([new Series("a", new TimeIndex(0, Frequency.Steps, 10_000), new double[10_000])]), PanelLayout.Columns);
        Assert.Equal(
            "x.parquet has 10000 rows of 2 columns, 160000 bytes; this machine reads at most 159999. Cut the file into parts, or pick fewer columns.",
            Assert.Throws<DataFormatException>(() => Read(many, 159_999)).Message);
    }

    [Theory]
    [InlineData(PanelLayout.Columns)]
    [InlineData(PanelLayout.Long)]
    public void Read_FileThatIsCutAnywhere_IsRefused(PanelLayout layout)
    {
        byte[] bytes = Sample(layout);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<DataFormatException>(() => Read(bytes[..length]));
            // With an end like that of a whole file, so that the footer is looked for in the middle of something else.
            byte[] mended = [.. bytes[..length], .. BitConverter.GetBytes(length / 2), .. "PAR1"u8];
            Assert.True(IsReadOrRefused(mended), $"cut at {length}");
        }
    }

    [Theory]
    [InlineData(PanelLayout.Columns)]
    [InlineData(PanelLayout.Long)]
    public void Read_FileWithAnyByteChanged_IsReadOrRefused(PanelLayout layout)
    {
        byte[] bytes = Sample(layout);
        for (int i = 0; i < bytes.Length; i++)
        {
            foreach (byte change in (byte[])[0x01, 0xFF])
            {
                byte[] changed = [.. bytes];
                changed[i] ^= change;
                Assert.True(IsReadOrRefused(changed), $"byte {i} changed by {change}");
            }
        }
    }

    [Fact]
    public void Read_FileWithManyBytesChanged_IsReadOrRefused()
    {
        byte[] bytes = Sample(PanelLayout.Long);
        int footer = bytes.Length - 8 - BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - 8));
        Random random = new(1);
        for (int i = 0; i < 3000; i++)
        {
            byte[] changed = [.. bytes];
            for (int k = 0; k < 1 + (i % 8); k++)
            {
                // Half of the changes in the footer, where each byte counts.
                changed[random.Next(k % 2 == 0 ? footer : 0, changed.Length - 8)] = (byte)random.Next(256);
            }
            Assert.True(IsReadOrRefused(changed), $"round {i}");
        }
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return Read(bytes, 1 << 24).Panel.Count > 0;
        }
        catch (DataFormatException)
        {
            return true;
        }
    }

    private static PanelTable Read(byte[] bytes, long? maxBytes = null) => PanelFile.Read(new MemoryStream(bytes), "x.parquet", new PanelOptions { MaxBytes = maxBytes });

    private byte[] Sample(PanelLayout layout)
    {
        TimeIndex index = new(new DateTime(2000, 1, 31), Frequency.Monthly, 40);
        double[] values = [.. Enumerable.Range(0, 40).Select(t => t % 7 == 3 ? double.NaN : Math.Sqrt(t))];
        return Written(new Panel([new Series("first", index, values), new Series("second", index, values)]), layout);
    }

    private byte[] Written(Panel panel, PanelLayout layout)
    {
        PanelFile.Write(folder["x.parquet"], panel, layout);
        return File.ReadAllBytes(folder["x.parquet"]);
    }
}
