namespace Wavecast.Plotting;

/// <summary>A row of an <see cref="IntervalPlot"/>: what was measured of one method.</summary>
/// <param name="Name">The method.</param>
/// <param name="Values">A value for each run, such as the errors of ten seeds.</param>
/// <param name="Middle">The figure that stands for all of them, such as their median.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval.</param>
public sealed record IntervalRow(string Name, double[] Values, double Middle, double Low, double High);
