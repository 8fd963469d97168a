namespace Wavecast.Dynamics;

/// <summary>How Lyapunov exponents are measured.</summary>
public sealed record LyapunovSettings
{
    /// <summary>The most exponents, a limit on memory and time.</summary>
    public const int MostExponents = 256;

    /// <summary>Number of largest exponents, from 1; those beyond the system's dimension do not exist. Default 8.</summary>
    public int Exponents { get; init => field = Require.InRange(value, 1, MostExponents); } = 8;

    /// <summary>Steps before measuring, while the orbit comes to where it stays and the displacements turn to where they grow; default 1,000.</summary>
    public int Transient { get; init => field = Require.InRange(value, 0, int.MaxValue); } = 1000;

    /// <summary>Steps measured, from 100; default 20,000.</summary>
    public int Steps { get; init => field = Require.InRange(value, 100, 1 << 24); } = 20_000;
}
