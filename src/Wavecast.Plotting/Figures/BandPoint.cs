namespace Wavecast.Plotting.Figures;

/// <summary>Where a band begins and ends above a place on the horizontal axis; infinite ends leave the panel.</summary>
internal readonly record struct BandPoint(double X, double Low, double High)
{
    public bool IsThere => double.IsFinite(X) && !double.IsNaN(Low) && !double.IsNaN(High);
}
