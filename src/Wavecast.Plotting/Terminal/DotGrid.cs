using Wavecast.Plotting.Figures;

namespace Wavecast.Plotting.Terminal;

/// <summary>Cells of a few dots each, on which lines are drawn.</summary>
internal sealed class DotGrid(int columns, int rows, int dotsAcross, int dotsDown)
{
    private readonly int[] _patterns = new int[columns * rows];

    /// <summary>The dots of a cell: dot (x, y), counted from the upper left, is the bit y · dotsAcross + x.</summary>
    public int this[int column, int row] => _patterns[row * columns + column];

    /// <summary>Draws the points, each in the middle of its part of <paramref name="x"/>, joined; those that are not finite are gaps.</summary>
    public void Draw(IReadOnlyList<PlotPoint> points, Extent x, Extent y)
    {
        (int X, int Y)? before = null;
        foreach (PlotPoint point in points)
        {
            if (!point.IsFinite)
            {
                before = null;
                continue;
            }

            (int X, int Y) at = DotOf(point, x, y);
            Join(before ?? at, at);
            before = at;
        }
    }

    /// <summary>The dot, at most ten heights outside.</summary>
    private (int X, int Y) DotOf(PlotPoint point, Extent x, Extent y)
    {
        int width = columns * dotsAcross, height = rows * dotsDown;
        double across = (point.X - x.Low) / x.Span * width;
        double up = Math.Clamp((point.Y - y.Low) / y.Span, -10, 10) * (height - 1);
        return ((int)Math.Clamp(across, 0, width - 1), height - 1 - (int)Math.Round(up));
    }

    private void Join((int X, int Y) from, (int X, int Y) to)
    {
        int steps = Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
        for (int i = 0; i <= steps; i++)
        {
            double part = steps == 0 ? 0 : (double)i / steps;
            Set((int)Math.Round(from.X + part * (to.X - from.X)), (int)Math.Round(from.Y + part * (to.Y - from.Y)));
        }
    }

    private void Set(int x, int y)
    {
        if (y >= 0 && y < rows * dotsDown)
        {
            _patterns[y / dotsDown * columns + x / dotsAcross] |= 1 << (y % dotsDown * dotsAcross + x % dotsAcross);
        }
    }
}
