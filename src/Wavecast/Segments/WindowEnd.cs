namespace Wavecast.Segments;

/// <summary>Where a window to be read ends.</summary>
/// <param name="Values">The series; NaN where a value is missing.</param>
/// <param name="End">The step behind the window's last one.</param>
/// <param name="Scale">The series' mean absolute change.</param>
internal readonly record struct WindowEnd(double[] Values, int End, double Scale);
