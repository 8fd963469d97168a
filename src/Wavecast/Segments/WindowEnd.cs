namespace Wavecast.Segments;

/// <summary>Where a window to be read ends.</summary>
/// <param name="Values">The series; NaN where a value is missing.</param>
/// <param name="End">The step behind the window's last one.</param>
/// <param name="Scale">The series' mean absolute change.</param>
/// <param name="Features">What is read beside the values; null for nothing.</param>
/// <param name="FirstStep">The step of the features that the first of the values belongs to.</param>
internal readonly record struct WindowEnd(double[] Values, int End, double Scale, SeriesFeatures? Features = null, int FirstStep = 0);
