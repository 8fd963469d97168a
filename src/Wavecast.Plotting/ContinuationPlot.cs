using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>Continuations as PyTorch's <c>time_sequence_prediction</c> draws them: red, green and blue, solid as far as the data goes and dotted behind.</summary>
/// <remarks>
/// Panels stand three in a row, one alone is wide. The vertical axis is the same for all, from −1.5 to 1.5 times <c>amplitude</c>; what goes beyond leaves
/// the panel, and what goes ten times as far is left out. A curve has at most 500 points (1,500 in a panel alone): of longer ones every k-th step is shown.
/// </remarks>
public static class ContinuationPlot
{
    private const int Columns = 3;
    private const int RowHeight = 120;
    private const int MostPoints = 500;
    private const double Room = 1.5;

    /// <summary>The picture of some continuations.</summary>
    /// <param name="panels">At least one.</param>
    /// <param name="title">Above all panels.</param>
    /// <param name="amplitude">The largest value of the truth; above 0.</param>
    /// <exception cref="ArgumentException">There is no continuation, or the amplitude is not above 0.</exception>
    public static Picture Create(IReadOnlyList<Continuation> panels, string title, double amplitude = 1)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amplitude);
        if (panels.Count == 0)
        {
            throw new ArgumentException("There is no continuation to draw; pass at least one.", nameof(panels));
        }
        int columns = panels.Count == 1 ? 1 : Columns;
        int height = panels.Count == 1 ? Figure.OnlyRowHeight : RowHeight;
        int most = panels.Count == 1 ? Columns * MostPoints : MostPoints;
        IEnumerable<Panel> drawn = panels.Select((panel, i) => PanelOf(panel, most, Room * amplitude, isLast: i + columns >= panels.Count));
        return new Picture(new Figure(title, [], [.. drawn.Chunk(columns).Select(row => new PanelRow(height, columns, row))]));
    }

    private static Panel PanelOf(Continuation panel, int most, double reach, bool isLast)
    {
        int steps = panel.Values.Select(values => values.Length).DefaultIfEmpty(0).Max();
        int stride = Math.Max(1, (steps + most - 1) / most);
        Curve[] curves = [.. panel.Values.SelectMany((values, k) => (Curve[])
        [
            CurveOf(Pen.Continued(k), values, 0, Math.Min(panel.Given, values.Length)),
            CurveOf(Pen.Continued(k).AsDotted(), values, panel.Given, values.Length),
        ])];
        return new Panel
        {
            Title = panel.Name,
            Note = panel.Note,
            XLabel = isLast ? "step" : "",
            YLabel = "",
            X = new Extent(-0.5, Math.Max(steps, 1) - 0.5),
            Y = new Extent(-reach, reach),
            XTicks = new LinearTicks { WholeOnly = true },
            YTicks = new LinearTicks(),
            Curves = curves,
            EmptyText = curves.Any(curve => curve.Points.Any(point => point.IsFinite)) ? "" : "all of it beyond the axis",
            Border = panel.Given < steps ? new Border(panel.Given - 0.5, "", "") : null,
        };

        Curve CurveOf(Pen pen, float[] values, int start, int end)
        {
            List<PlotPoint> points = [];
            for (int t = start; t < end; t += stride)
            {
                points.Add(new PlotPoint(t, Math.Abs(values[t]) <= 10 * reach ? values[t] : double.NaN));
            }
            return new Curve(pen, points);
        }
    }
}
