namespace Wavecast.Plotting.Ticks;

/// <summary>A labelled place on an axis.</summary>
internal readonly record struct TickMark(double Position, string Label);
