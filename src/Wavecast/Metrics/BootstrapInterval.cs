namespace Wavecast.Metrics;

/// <summary>A figure of a sample and how far it may be off.</summary>
/// <param name="Estimate">The figure of the sample itself.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public sealed record BootstrapInterval(double Estimate, double Low, double High)
{
    /// <summary>Whether the whole interval lies below a value.</summary>
    public bool IsBelow(double value) => High < value;

    /// <summary>Whether the whole interval lies above a value.</summary>
    public bool IsAbove(double value) => Low > value;
}
