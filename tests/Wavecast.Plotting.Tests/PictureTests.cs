using System.Text;
using SkiaSharp;
using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class PictureTests
{
    private static readonly Picture Drawing = DrawingPlot.Create([Samples.Sine()]);

    [Theory]
    [InlineData("a.png", PictureFormat.Png)]
    [InlineData("folder.x/b.SVG", PictureFormat.Svg)]
    [InlineData("c.d.Pdf", PictureFormat.Pdf)]
    public void FormatOf_KnownEnding_IsItsFormat(string path, PictureFormat format) =>
        Assert.Equal(format, Picture.FormatOf(path));

    [Theory]
    [InlineData("wave.gif", "The picture 'wave.gif' ends in .gif; use .png, .svg or .pdf.")]
    [InlineData("png", "The picture 'png' has no ending that names its format; use .png, .svg or .pdf.")]
    public void FormatOf_OtherEnding_NamesTheThree(string path, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Picture.FormatOf(path)).Message);

    [Theory]
    [InlineData(PictureFormat.Png, "89-50-4E-47-0D-0A-1A-0A")]
    [InlineData(PictureFormat.Svg, "3C-3F-78-6D-6C")]
    [InlineData(PictureFormat.Pdf, "25-50-44-46-2D")]
    public void Save_ToStream_HasTheFormatsSignature(PictureFormat format, string signature)
    {
        byte[] bytes = Drawing.Bytes(format);

        Assert.StartsWith(signature, BitConverter.ToString(bytes, 0, 8), StringComparison.Ordinal);
        // The smallest of the three, an SVG of two axes and three curves, has 10,000 characters of ticks and curves.
        Assert.True(bytes.Length > 10_000, $"{format} has {bytes.Length} bytes.");
    }

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Svg)]
    [InlineData(PictureFormat.Pdf)]
    public void Save_Twice_GivesTheSameBytes(PictureFormat format) =>
        Assert.Equal(Drawing.Bytes(format), DrawingPlot.Create([Samples.Sine()]).Bytes(format));

    [Fact]
    public void Save_ToStream_LeavesItOpen()
    {
        using MemoryStream stream = new();
        Drawing.Save(stream, PictureFormat.Svg);
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void Save_Png_HasTwoPixelsAUnit()
    {
        using SKBitmap pixels = Drawing.Pixels();
        Assert.Equal((2 * Drawing.Width, 2 * Drawing.Height), (pixels.Width, pixels.Height));
    }

    [Fact]
    public void Save_Svg_ScalesWithItsPage() =>
        Assert.Contains($"viewBox=\"0 0 {Drawing.Width} {Drawing.Height}\"", Encoding.UTF8.GetString(Drawing.Bytes(PictureFormat.Svg)), StringComparison.Ordinal);

    [Fact]
    public void Save_Pdf_HasOnePage() =>
        Assert.Contains("/Type /Pages\n/Count 1", Encoding.Latin1.GetString(Drawing.Bytes(PictureFormat.Pdf)), StringComparison.Ordinal);

    [Fact]
    public void Save_ToPath_LeavesThePictureAndNothingElse()
    {
        string folder = Directory.CreateTempSubdirectory("wavecast-").FullName;
        try
        {
            Drawing.Save(Path.Combine(folder, "wave.svg"));

            Assert.Equal(["wave.svg"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
            Assert.Equal(Drawing.Bytes(PictureFormat.Svg), File.ReadAllBytes(Path.Combine(folder, "wave.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Save_OtherEnding_WritesNothing()
    {
        string folder = Directory.CreateTempSubdirectory("wavecast-").FullName;
        try
        {
            Assert.Throws<ArgumentException>(() => Drawing.Save(Path.Combine(folder, "wave.bmp")));
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
