namespace Wavecast.Plotting.Figures;

/// <summary>A point in a panel's coordinates.</summary>
internal readonly record struct PlotPoint(double X, double Y)
{
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);
}
