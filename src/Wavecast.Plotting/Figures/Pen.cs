using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>How one kind of curve is drawn everywhere, in panels and legends.</summary>
/// <remarks>
/// Kinds differ in pattern, width and lightness, so that they can be told apart in black and white; the hues are
/// from the palette of Okabe and Ito (2008), which colour-blind readers can tell apart.
/// </remarks>
internal sealed record Pen(string Name, SKColor Color, float Width, float[] Dashes, Marker Marker = Marker.None)
{
    public static readonly SKColor Blue = new(0x0B, 0x3D, 0x91);
    private static readonly SKColor WidestShade = new(0xDE, 0xE8, 0xF5);
    private static readonly SKColor NarrowestShade = new(0x7F, 0xA3, 0xD8);
    private static readonly SKColor Vermilion = new(0xD5, 0x5E, 0x00);
    private static readonly SKColor Green = new(0x00, 0x9E, 0x73);
    private static readonly SKColor Purple = new(0xCC, 0x79, 0xA7);

    /// <summary>Of a sample that stands for an area.</summary>
    private const float SwatchWidth = 9;

    private static readonly float[] Solid = [];
    private static readonly float[] Dashed = [7, 3.5f];
    private static readonly float[] Dotted = [1.6f, 2.6f];
    private static readonly float[] LongDashed = [14, 5];
    private static readonly float[] SparselyDotted = [2, 4];
    private static readonly float[] DashDotted = [8, 3, 1.6f, 3];

    /// <summary>Wide and light, so that a darker, thinner curve on top of it shows where the two agree.</summary>
    public static Pen Truth { get; } = new("truth", new SKColor(0xB4, 0xB4, 0xB4), 3.4f, Solid);

    public static Pen TeacherForced { get; } = new("teacher-forced prediction", Vermilion, 1.6f, Dotted);

    public static Pen FreeRun { get; } = new("free run", Blue, 2, Dashed);

    /// <summary>For curves that lie on themselves, where dashes would close up.</summary>
    public static Pen FreeRunTrace { get; } = new("free run", Blue, 1.1f, Solid);

    public static Pen TrainingLoss { get; } = new("training loss", new SKColor(0x6E, 0x6E, 0x6E), 1.3f, Solid);

    public static Pen ValidationLoss { get; } = new("validation loss", Vermilion, 1.6f, Dotted, Marker.Square);

    public static Pen FreeRunError { get; } = new("free-run RMSE", Blue, 1.6f, Dashed, Marker.Circle);

    /// <summary>The pen of the k-th of several sequences in one panel: red, green and blue in turn, of different lightness.</summary>
    public static Pen Continued(int k) => (k % 3) switch
    {
        0 => new Pen("first", new SKColor(0xD6, 0x27, 0x28), 1.3f, Solid),
        1 => new Pen("second", new SKColor(0x5F, 0xBF, 0x5F), 1.9f, Solid),
        _ => new Pen("third", Blue, 1.3f, Solid),
    };

    /// <summary>The same with dots for a line.</summary>
    public Pen AsDotted() => this with { Dashes = SparselyDotted };

    /// <summary>The pen of the k-th curve of errors: the network's is 0, baselines follow.</summary>
    public static Pen Error(int k, string name) => k == 0
        ? new Pen(name, Blue, 2.2f, Solid)
        : ((k - 1) % 4) switch
        {
            0 => new Pen(name, Vermilion, 1.7f, Dashed),
            1 => new Pen(name, Green, 1.9f, Dotted),
            2 => new Pen(name, Purple, 1.7f, DashDotted),
            _ => new Pen(name, new SKColor(0x8C, 0x8C, 0x8C), 1.4f, Solid),
        };

    /// <summary>What is known before a forecast: dark and thin beside the shades of intervals.</summary>
    public static Pen History { get; } = new("history", Theme.Ink, 1.5f, Solid);

    /// <summary>What came after the origin of a forecast; dots tell it from the history, and from the forecast.</summary>
    public static Pen Outcome { get; } = new("truth", Theme.Ink, 1.1f, Solid, Marker.Dot);

    public static Pen Forecast { get; } = new("forecast", Blue, 2.2f, Dashed);

    /// <summary>A forecast among others of the same series, on its truth.</summary>
    public static Pen ForecastPath { get; } = new("forecast", Blue, 1.4f, Solid);

    public static Pen Origin { get; } = new("last value known", Blue, 1.4f, Solid, Marker.Ring);

    public static Pen Stem { get; } = new("", Blue, 1.6f, Solid);

    public static Pen StemHead { get; } = new("", Blue, 2.6f, Solid);

    public static Pen ZeroLine { get; } = new("", Theme.Ink, 1, Solid);

    public static Pen Bar { get; } = new("", new SKColor(0x9D, 0xB8, 0xE0), SwatchWidth, Solid);

    /// <summary>What chance alone would give.</summary>
    public static Pen Chance(string name) => new(name, new SKColor(0xE6, 0xE6, 0xE6), SwatchWidth, Solid);

    public static Pen ChanceEdge { get; } = new("", new SKColor(0x6E, 0x6E, 0x6E), 1.2f, Dashed);

    public static Pen Expected { get; } = new("expected", Theme.Ink, 1.4f, Solid);

    /// <summary>The shade of the k-th of some intervals, widest first, from light to dark; one alone is between.</summary>
    public static Pen Shade(int k, int count, string name) =>
        new(name, Mixed(WidestShade, NarrowestShade, count == 1 ? 0.3 : k / (count - 1.0)), SwatchWidth, Solid);

    /// <summary>The line around a shade: the same, darker.</summary>
    public SKColor Edge => Mixed(Color, Blue, 0.3);

    /// <summary>A single run among many: a dot on its interval.</summary>
    public static Pen Run { get; } = new("one run", new SKColor(0x6E, 0x6E, 0x6E), 1.6f, Solid, Marker.Ring);

    public static Pen Interval { get; } = new("95 % interval of the median", new SKColor(0xB9, 0xC9, 0xE4), SwatchWidth, Solid);

    public static Pen Median { get; } = new("median", Blue, 3, Solid);

    /// <summary>The pen of the k-th of several methods, of which none is the network or a baseline.</summary>
    public static Pen Method(int k, string name) => (k % 6) switch
    {
        5 => new Pen(name, new SKColor(0x22, 0x22, 0x22), 1.4f, LongDashed),
        int other => Error(other, name),
    };

    public void DrawLine(SKCanvas canvas, SKPath path)
    {
        if (path.IsEmpty)
        {
            return;
        }

        using SKPathEffect? dash = Dashes.Length == 0 ? null : SKPathEffect.CreateDash(Dashes, 0);
        using SKPaint paint = new()
        {
            Color = Color,
            StrokeWidth = Width,
            Style = SKPaintStyle.Stroke,
            StrokeJoin = SKStrokeJoin.Round,
            IsAntialias = true,
            PathEffect = dash,
        };
        canvas.DrawPath(path, paint);
    }

    /// <summary>A point: the pen's marker, or a dot where a line cannot be seen because it has a single point.</summary>
    public void DrawPoint(SKCanvas canvas, SKPoint at)
    {
        using SKPaint fill = new() { Color = Marker == Marker.Square ? SKColors.White : Color, IsAntialias = true };
        using SKPaint outline = new() { Color = Color, StrokeWidth = 1.4f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        switch (Marker)
        {
            case Marker.Square:
                SKRect square = SKRect.Create(at.X - 2.6f, at.Y - 2.6f, 5.2f, 5.2f);
                canvas.DrawRect(square, fill);
                canvas.DrawRect(square, outline);
                break;
            case Marker.Ring:
                canvas.DrawCircle(at, 3.2f, outline);
                break;
            default:
                canvas.DrawCircle(at, Marker == Marker.Circle ? 3 : Marker == Marker.Dot ? 2.3f : Math.Max(2.2f, Width), fill);
                break;
        }
    }

    private static SKColor Mixed(SKColor from, SKColor to, double share)
    {
        byte Mix(byte a, byte b) => (byte)Math.Round(a + (b - a) * share);
        return new SKColor(Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue));
    }
}
