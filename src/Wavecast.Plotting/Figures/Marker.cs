namespace Wavecast.Plotting.Figures;

/// <summary>The shape at each point of a curve.</summary>
internal enum Marker
{
    None,
    Square,
    Circle,
    /// <summary>Of points that no line joins.</summary>
    Ring,
    /// <summary>Small enough for one at each step.</summary>
    Dot,
}
