using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace Wavecast.Plotting.Tests;

/// <summary>Sequences to draw, and ways to look at what was drawn.</summary>
internal static class Samples
{
    public static readonly SKColor FreeRunBlue = new(0x0B, 0x3D, 0x91);
    public static readonly SKColor TruthGrey = new(0xB4, 0xB4, 0xB4);
    public static readonly SKColor TeacherForcedOrange = new(0xD5, 0x5E, 0x00);

    public static DrawnSequence Sine(int warmUp = 60, int steps = 40, string name = "wave") => new()
    {
        Name = name,
        WarmUp = warmUp,
        Truth = Wave(0, warmUp + steps),
        TeacherForced = [double.NaN, .. Wave(1, warmUp - 1)],
        Drawn = Wave(warmUp, steps),
    };

    public static double[] Wave(int start, int count) => [.. Enumerable.Range(start, count).Select(t => Math.Sin(t / 5.0))];

    public static byte[] Bytes(this Picture picture, PictureFormat format)
    {
        using MemoryStream stream = new();
        picture.Save(stream, format);
        return stream.ToArray();
    }

    /// <summary>All texts of the picture, in the order they are drawn.</summary>
    public static string[] Texts(this Picture picture)
    {
        XDocument svg = XDocument.Parse(Encoding.UTF8.GetString(picture.Bytes(PictureFormat.Svg)));
        return [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => Regex.Replace(element.Value, @"\s+", " ").Trim())];
    }

    public static SKBitmap Pixels(this Picture picture) => SKBitmap.Decode(picture.Bytes(PictureFormat.Png));

    public static IEnumerable<(int X, int Y)> Where(this SKBitmap pixels, Func<SKColor, bool> isWanted) =>
        pixels.Pixels.Index().Where(pixel => isWanted(pixel.Item)).Select(pixel => (pixel.Index % pixels.Width, pixel.Index / pixels.Width));

    /// <summary>Where a colour fills 3 by 3 pixels below the header: the soft edges of letters, of any grey, do not.</summary>
    public static IEnumerable<(int X, int Y)> Solid(this SKBitmap pixels, SKColor color)
    {
        HashSet<(int X, int Y)> found = [.. pixels.Where(seen => seen == color).Where(at => at.Y > 200)];
        return found.Where(at => Enumerable.Range(0, 9).All(i => found.Contains((at.X + i % 3, at.Y + i / 3))));
    }
}
