namespace Wavecast.Dynamics;

/// <summary>How a network's free run is looked at as a dynamical system.</summary>
public sealed record DynamicsSettings
{
    /// <summary>The fewest steps from which a motion can be told.</summary>
    public const int LeastSteps = 400;

    /// <summary>The most steps, a limit on memory.</summary>
    public const int MostSteps = 1 << 24;

    /// <summary>Steps of each sequence read before the free run; null for half of the shortest sequence.</summary>
    public int? WarmUp { get; init => field = value is { } steps ? Require.InRange(steps, 1, int.MaxValue) : null; }

    /// <summary>Steps drawn, and, behind them, steps over which exponents are measured; default 20,000.</summary>
    public int Steps { get; init => field = Require.InRange(value, LeastSteps, MostSteps); } = 20_000;

    /// <summary>Number of largest Lyapunov exponents, those that the network has; default 8.</summary>
    public int Exponents { get; init => field = Require.InRange(value, 1, LyapunovSettings.MostExponents); } = 8;
}
