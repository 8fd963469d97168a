namespace Wavecast.Signals;

/// <summary>How many sequences of a signal to generate, how long, and from which seed. Immutable.</summary>
public sealed record SignalSettings
{
    /// <summary>The most values (sequences × steps × features) that are generated at once: 2²⁸, which take 2 GiB.</summary>
    public const int MostValues = 1 << 28;

    /// <summary>Number of sequences; at least 1. Default 100.</summary>
    public int Count { get; init => field = Require.InRange(value, 1, MostValues); } = 100;

    /// <summary>Steps of each sequence; at least 1. Default 1000.</summary>
    public int Length { get; init => field = Require.InRange(value, 1, MostValues); } = 1000;

    /// <summary>P, by which time is divided: a period of a sine wave takes 2πP steps. From 0.001 to 10⁹; default 20.</summary>
    public double PeriodScale { get; init => field = Between(value, 1e-3, 1e9, nameof(PeriodScale)); } = 20;

    /// <summary>What the random phases, starting points and noise come from; any number. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Standard deviation of the Gaussian noise added to every value, in the signal's units; from 0 (none, the default) to 10⁹.</summary>
    public double Noise { get; init => field = Between(value, 0, 1e9, nameof(Noise)); }

    internal static double Between(double value, double least, double most, string name) =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; expected a number from {least} to {most}."));
}
