namespace Wavecast.TimeSeries;

/// <summary>A number that tells a series from others and does not change: its size, or 1 where it is of a category and 0 where not.</summary>
/// <param name="Name">What names it.</param>
/// <param name="Value">A finite number.</param>
public readonly record struct StaticFeature(string Name, double Value);
