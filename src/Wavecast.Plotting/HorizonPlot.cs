using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>How the error of a drawing grows with the distance from the warm-up, beside baselines, on a logarithmic axis.</summary>
public static class HorizonPlot
{
    /// <summary>The picture of the network's error and the baselines'.</summary>
    /// <param name="curves">The network's first, then baselines'; at least one. Zeros, which have no logarithm, and NaN are gaps.</param>
    /// <param name="errorLabel">What is measured, with its unit.</param>
    /// <param name="title">Above the axes.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Picture Create(IReadOnlyList<HorizonCurve> curves, string errorLabel = "RMSE", string title = "Error over the horizon")
    {
        Panel panel = PanelOf(curves, errorLabel, "");
        ArgumentNullException.ThrowIfNull(title);
        return new Picture(Figure.Of(title, panel));
    }

    internal static Panel PanelOf(IReadOnlyList<HorizonCurve> curves, string errorLabel, string title)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(errorLabel);
        if (curves.Count == 0)
        {
            throw new ArgumentException("There is no error to draw; pass at least the network's.", nameof(curves));
        }

        Curve[] drawn = [.. curves.Select((curve, k) => new Curve(
            Pen.Error(k, curve.Name),
            [.. curve.Errors.Select((error, i) => new PlotPoint(i + 1, LogAxis.At(error)))]))];
        int longest = curves.Max(curve => curve.Errors.Length);
        return LogAxis.PanelOf(title, "steps after the warm-up", errorLabel, new Extent(0.5, Math.Max(longest, 1) + 0.5), drawn);
    }
}
