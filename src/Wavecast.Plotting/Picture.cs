using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;
using Wavecast.Plotting.Figures;
using Wavecast.Storage;

namespace Wavecast.Plotting;

/// <summary>A finished picture, to be saved as PNG, SVG or PDF. The same picture always gives the same bytes.</summary>
public sealed partial class Picture
{
    private const int PixelsPerUnit = 2;

    private readonly Figure _figure;

    internal Picture(Figure figure)
    {
        _figure = figure;
        Width = figure.Width;
        Height = figure.Height;
    }

    /// <summary>Width in units: CSS pixels in an SVG, points in a PDF, half of the pixels in a PNG.</summary>
    public int Width { get; }

    /// <summary>Height in units, as for <see cref="Width"/>.</summary>
    public int Height { get; }

    /// <summary>The format that a file's ending asks for: .png, .svg or .pdf, in any case.</summary>
    /// <exception cref="ArgumentException">The path has none of these endings.</exception>
    public static PictureFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string ending = Path.GetExtension(path);
        return ending.ToUpperInvariant() switch
        {
            ".PNG" => PictureFormat.Png,
            ".SVG" => PictureFormat.Svg,
            ".PDF" => PictureFormat.Pdf,
            "" => throw new ArgumentException($"The picture '{path}' has no ending that names its format; use .png, .svg or .pdf."),
            _ => throw new ArgumentException($"The picture '{path}' ends in {ending}; use .png, .svg or .pdf."),
        };
    }

    /// <summary>Saves in the format of the path's ending. The file appears whole or not at all.</summary>
    /// <exception cref="ArgumentException">The path ends in none of .png, .svg and .pdf.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        PictureFormat format = FormatOf(path);
        AtomicFile.Write(path, stream => Save(stream, format));
    }

    /// <summary>Writes the picture to a stream, which stays open.</summary>
    public void Save(Stream stream, PictureFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Action<Stream> save = format switch
        {
            PictureFormat.Png => SavePng,
            PictureFormat.Svg => SaveSvg,
            PictureFormat.Pdf => SavePdf,
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Use Png, Svg or Pdf."),
        };
        save(stream);
    }

    private void SavePng(Stream stream)
    {
        using SKSurface surface = SKSurface.Create(
            new SKImageInfo(Width * PixelsPerUnit, Height * PixelsPerUnit, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Scale(PixelsPerUnit);
        _figure.Draw(surface.Canvas);
        using SKPixmap pixels = surface.PeekPixels();
        // Lines on white: the one filter takes half the time of trying all five, and the file is no larger.
        using SKData? data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Up, 6));
        (data ?? throw new InvalidOperationException("Skia could not encode the picture as PNG.")).SaveTo(stream);
    }

    private void SaveSvg(Stream stream)
    {
        using MemoryStream written = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), written))
        {
            _figure.Draw(canvas);
        }

        // A viewer may lack the font, and a page may want another size: name a font of nearly the same widths,
        // and give the lines' own system of coordinates.
        string size = string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" ");
        string svg = Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length)
            .Replace($"font-family=\"{PlotFont.FamilyName}\"", $"font-family=\"{PlotFont.FamilyName}, Verdana, sans-serif\"", StringComparison.Ordinal)
            .Replace("<svg ", size, StringComparison.Ordinal);
        stream.Write(Encoding.UTF8.GetBytes(Renumbered(svg)));
    }

    /// <summary>Skia numbers clip paths through the life of the process; the same picture is to give the same bytes.</summary>
    private static string Renumbered(string svg)
    {
        Dictionary<string, string> names = [];
        return ClipPathName().Replace(svg, match =>
        {
            names.TryAdd(match.Value, string.Create(CultureInfo.InvariantCulture, $"clip{names.Count + 1}"));
            return names[match.Value];
        });
    }

    [GeneratedRegex("(?<=<clipPath id=\"|clip-path=\"url\\(#)\\w+")]
    private static partial Regex ClipPathName();

    private void SavePdf(Stream stream)
    {
        using SKDynamicMemoryWStream written = new();
        // No dates: the same picture gives the same bytes.
        using (SKDocument document = SKDocument.CreatePdf(written, new SKDocumentPdfMetadata { Title = _figure.Title, Creator = "Wavecast", RasterDpi = 144 }))
        {
            _figure.Draw(document.BeginPage(Width, Height));
            document.EndPage();
            document.Close();
        }

        using SKData data = written.DetachAsData();
        data.SaveTo(stream);
    }
}
