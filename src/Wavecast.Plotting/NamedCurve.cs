namespace Wavecast.Plotting;

/// <summary>A curve of a <see cref="CurvePanel"/>.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Rising.</param>
/// <param name="Y">As many as <paramref name="X"/>; NaN and infinite values are gaps.</param>
public sealed record NamedCurve(string Name, double[] X, double[] Y);
