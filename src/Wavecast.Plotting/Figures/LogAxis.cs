using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting.Figures;

/// <summary>Panels whose vertical coordinate is a power of ten.</summary>
internal static class LogAxis
{
    /// <summary>Decades that an axis shows at least, around a constant curve.</summary>
    private const double LeastSpan = 0.4;

    /// <summary>The logarithm, or NaN (a gap) where there is none.</summary>
    public static double At(double value) => value > 0 && double.IsFinite(value) ? Math.Log10(value) : double.NaN;

    public static Panel PanelOf(string title, string xLabel, string yLabel, Extent x, IReadOnlyList<Curve> curves)
    {
        Extent? values = Extent.Of(curves.SelectMany(curve => curve.Points).Select(point => point.Y));
        Extent y = values ?? new Extent(-1, 0);
        double missing = Math.Max(0, LeastSpan - y.Span) / 2;
        return new Panel
        {
            Title = title,
            XLabel = xLabel,
            YLabel = yLabel,
            X = x,
            Y = new Extent(y.Low - missing, y.High + missing),
            XTicks = new LinearTicks { WholeOnly = true },
            YTicks = new LogTicks(),
            Curves = curves,
            EmptyText = values is null ? "no value above 0" : "",
        };
    }
}
