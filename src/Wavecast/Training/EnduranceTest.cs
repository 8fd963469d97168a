namespace Wavecast;

/// <summary>Draws far beyond the data and asks whether the drawing stays what it was: no truth is needed for that.</summary>
/// <remarks>
/// A drawing can follow the truth for as long as there is one and still fade or grow slowly, or fall to another attractor
/// later. Its standard deviation over its first and its last <see cref="Window"/> steps shows that.
/// </remarks>
public sealed record EnduranceTest
{
    /// <summary>Steps drawn; at least 2.</summary>
    public required int Steps { get; init => field = Require.InRange(value, 2, int.MaxValue); }

    /// <summary>Steps of the first and of the last part that are compared, best a whole number of periods; at least 1.</summary>
    public required int Window { get; init => field = Require.InRange(value, 1, int.MaxValue); }

    /// <summary>The standard deviation of the signal, in the units of its errors: what a drawing is off by that has faded. 1 unless given.</summary>
    public double Deviation { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>The largest |ln(last / first)| of the standard deviations that passes.</summary>
    public required double Tolerance { get; init => field = Require.NotNegative(value); }
}
