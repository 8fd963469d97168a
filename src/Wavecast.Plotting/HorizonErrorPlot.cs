using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>How the error of forecasts grows with the steps ahead, one method beside others, on an axis from 0: the figure of a backtest.</summary>
/// <remarks>Errors that grow by powers of ten, such as those of free runs, want the logarithmic axis of <see cref="HorizonPlot"/>.</remarks>
public static class HorizonErrorPlot
{
    /// <summary>Times the first curve's largest error that the axis shows of one that grows beyond <see cref="MostRoom"/> times: it would hide the others' differences.</summary>
    private const double Room = 5;
    private const double MostRoom = 10;

    /// <summary>The picture of some methods' errors.</summary>
    /// <param name="curves">The method that it is about first; at least one. Element k of the errors is that of k + 1 steps ahead; below 0, NaN or infinite is a gap.</param>
    /// <param name="errorLabel">What is measured, with its unit, such as "MAE (thousands)".</param>
    /// <param name="title">Above the axes.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Picture Create(IReadOnlyList<HorizonCurve> curves, string errorLabel, string title = "Error by steps ahead")
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(errorLabel);
        ArgumentNullException.ThrowIfNull(title);
        if (curves.Count == 0)
        {
            throw new ArgumentException("There is no error to draw; pass at least one curve.", nameof(curves));
        }
        Curve[] drawn = [.. curves.Select((curve, k) => new Curve(
            Pen.Method(k, curve.Name),
            [.. curve.Errors.Select((error, i) => new PlotPoint(i + 1, error >= 0 && Extent.CanShow(error) ? error : double.NaN))]))];
        double[] largest = [.. drawn.Select(curve => Extent.Of(curve.Points.Select(point => point.Y))?.High ?? double.NaN)];
        bool hasErrors = largest.Any(double.IsFinite);
        double most = hasErrors ? largest.Where(double.IsFinite).Max() : 1;
        double shown = largest[0] > 0 && most > MostRoom * largest[0] ? Room * largest[0] : most;
        return new Picture(Figure.Of(title, new Panel
        {
            Title = "",
            Note = string.Join(", ", curves.Where((_, k) => largest[k] > shown * (1 + Panel.RoomAbove)).Select(curve => $"{curve.Name} beyond the axis")),
            XLabel = "steps ahead",
            YLabel = errorLabel,
            X = new Extent(0, Math.Max(curves.Max(curve => curve.Errors.Length), 1) + 0.5),
            Y = new Extent(0, shown > 0 ? shown : 1),
            IsFromZero = true,
            XTicks = new LinearTicks { WholeOnly = true },
            YTicks = new LinearTicks(),
            // The first lies on top.
            Curves = [.. drawn.Reverse()],
            EmptyText = hasErrors ? "" : "no error to show",
        }) with
        {
            Pens = [.. drawn.Select(curve => curve.Pen)],
        });
    }
}
