using System.Collections.Immutable;
using Wavecast.Signals;

namespace Wavecast;

/// <summary>Generators of signals to learn: batches <c>[count, length, features]</c> that are functions of their arguments.</summary>
/// <remarks>
/// Sequence <c>n</c> depends on the seed and on <c>n</c>, not on how many sequences there are or how long they are: more or
/// longer ones begin with the same values. <c>docs/reference/signals.md</c> lists all formulas. All but
/// <see cref="MackeyGlass"/> and <see cref="Lorenz"/> without noise use the platform's sine, whose last bit may
/// differ between platforms.
/// </remarks>
public static class Signal
{
    /// <summary>Every kind of signal that can be asked for by name.</summary>
    public static ImmutableArray<SignalKind> Kinds { get; } =
    [
        new("sine", "sin((t + phase) / P), random phases", 1, true, PeriodicWave.Sine),
        new("multi-sine", "sum of sines of 0.2, 0.311, 0.42, 0.51 and 0.63 rad/step, random phases", 1, false, s => Signals.MultiSine.Generate(s, null)),
        new("square", "+1 for half a period of 2πP steps, then -1, random phases", 1, true, PeriodicWave.Square),
        new("sawtooth", "rises from -1 to 1 over 2πP steps, then falls at once, random phases", 1, true, PeriodicWave.Sawtooth),
        new("damped", "exp(-0.05 t / P) sin((t + phase) / P), random phases", 1, true, s => PeriodicWave.Damped(s, DefaultDamping)),
        new("chirp", "sine whose speed rises evenly from 1/P, doubling in 1000 steps, random phases", 1, true, s => PeriodicWave.Chirp(s, DefaultDoublingSteps)),
        new("mackey-glass", "chaotic delay equation, tau 17, one sample a time unit, random history", 1, false, s => Signals.MackeyGlass.Generate(s, DefaultTau)),
        new("lorenz", "chaotic Lorenz system, 3 features, one sample in 0.02 time units, random start", 3, false, s => Signals.Lorenz.Generate(s, DefaultTimeStep)),
    ];

    private const double DefaultDamping = 0.05;
    private const double DefaultDoublingSteps = 1000;
    private const int DefaultTau = 17;
    private const double DefaultTimeStep = 0.02;

    /// <summary>Generates a signal by the name of its kind, with the kind's own parameters at their defaults.</summary>
    /// <param name="kind">A name in <see cref="Kinds"/>.</param>
    /// <param name="settings">Number, length, period scale, seed and noise.</param>
    /// <exception cref="ArgumentException">There is no such kind, or the batch would have more than <see cref="SignalSettings.MostValues"/> values.</exception>
    public static SequenceBatch<double> Generate(string kind, SignalSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SignalKind found = Kinds.FirstOrDefault(k => k.Name == kind)
            ?? throw new ArgumentException($"There is no signal '{kind}'; take one of {string.Join(", ", Kinds.Select(k => k.Name))}.", nameof(kind));
        return found.Generate(settings);
    }

    /// <summary>Sine waves: x[t] = sin((t + φ) / P), φ of each sequence uniform in [−4P, 4P).</summary>
    /// <param name="count">Number of sequences.</param>
    /// <param name="length">Steps of each.</param>
    /// <param name="periodScale">P: a period takes 2πP steps. From 0.001 to 10⁹.</param>
    /// <param name="seed">What the random phases, starting points and noise come from.</param>
    /// <param name="noise">Standard deviation of the Gaussian noise added to every value, in the signal's units; 0 for none.</param>
    /// <exception cref="ArgumentException">An argument is out of range, or the batch would have more than <see cref="SignalSettings.MostValues"/> values.</exception>
    public static SequenceBatch<double> Sine(int count = 100, int length = 1000, double periodScale = 20, long seed = 0, double noise = 0) =>
        PeriodicWave.Sine(Settings(count, length, seed, noise, periodScale));

    /// <summary>The data of PyTorch's <c>time_sequence_prediction</c>, bit for bit: x[t] = sin((t + φ) / P) with φ = <c>numpy.random.randint(-4*P, 4*P)</c>.</summary>
    /// <param name="count">Number of sequences.</param>
    /// <param name="length">Steps of each.</param>
    /// <param name="periodScale">P, a whole number from 1 to 2²⁸.</param>
    /// <param name="seed">NumPy's seed, from 0 to 2³² − 1; the example's is 2.</param>
    /// <param name="noise">Standard deviation of the Gaussian noise added to every value; 0, as in the example, for none.</param>
    /// <exception cref="ArgumentException">An argument is out of range, or the batch would have more than <see cref="SignalSettings.MostValues"/> values.</exception>
    public static SequenceBatch<double> SineLikePyTorch(int count = 100, int length = 1000, int periodScale = 20, long seed = 2, double noise = 0) =>
        PeriodicWave.SineLikePyTorch(Settings(count, length, seed, noise, Require.InRange(periodScale, 1, 1 << 28, nameof(periodScale))));

    /// <summary>Sums of sine waves: x[t] = Σₖ sin(ωₖ t + φₖ), each φₖ uniform in [0, 2π); a sum, not a mean, as in Evolino.</summary>
    /// <param name="count">Number of sequences.</param>
    /// <param name="length">Steps of each.</param>
    /// <param name="angularSpeeds">ωₖ in radians a step, from 10⁻⁹ to π; null for Evolino's 0.2, 0.311, 0.42, 0.51, 0.63.</param>
    /// <param name="seed">What the phases and noise come from.</param>
    /// <param name="noise">Standard deviation of the Gaussian noise added to every value; 0 for none.</param>
    /// <exception cref="ArgumentException">An argument is out of range, or the batch would have more than <see cref="SignalSettings.MostValues"/> values.</exception>
    public static SequenceBatch<double> MultiSine(int count = 100, int length = 1000, IReadOnlyList<double>? angularSpeeds = null, long seed = 0, double noise = 0) =>
        Signals.MultiSine.Generate(Settings(count, length, seed, noise), angularSpeeds);

    /// <summary>Square waves: +1 in the first half of each period of 2πP steps, where sin((t + φ) / P) is positive, −1 in the second.</summary>
    /// <inheritdoc cref="Sine"/>
    public static SequenceBatch<double> Square(int count = 100, int length = 1000, double periodScale = 20, long seed = 0, double noise = 0) =>
        PeriodicWave.Square(Settings(count, length, seed, noise, periodScale));

    /// <summary>Sawtooth waves: x[t] = 2 frac((t + φ) / 2πP) − 1, rising from −1 to 1 over each period of 2πP steps.</summary>
    /// <inheritdoc cref="Sine"/>
    public static SequenceBatch<double> Sawtooth(int count = 100, int length = 1000, double periodScale = 20, long seed = 0, double noise = 0) =>
        PeriodicWave.Sawtooth(Settings(count, length, seed, noise, periodScale));

    /// <summary>Damped oscillations: x[t] = exp(−ζ t / P) sin((t + φ) / P).</summary>
    /// <remarks>ζ is <paramref name="damping"/>, from 0 to 100: the wave is down to 1/e after P/ζ steps, 400 by default.</remarks>
    /// <inheritdoc cref="Sine"/>
    public static SequenceBatch<double> Damped(int count = 100, int length = 1000, double periodScale = 20, long seed = 0, double noise = 0, double damping = DefaultDamping) =>
        PeriodicWave.Damped(Settings(count, length, seed, noise, periodScale), SignalSettings.Between(damping, 0, 100, nameof(damping)));

    /// <summary>Linear chirps: x[t] = sin((t + φ) / P + t² / (2DP)), whose angular speed (1 + t / D) / P rises evenly.</summary>
    /// <remarks>D is <paramref name="doublingSteps"/>, from 1 to 10⁹: the steps after which the speed is twice that of the start.</remarks>
    /// <inheritdoc cref="Sine"/>
    public static SequenceBatch<double> Chirp(int count = 100, int length = 1000, double periodScale = 20, long seed = 0, double noise = 0, double doublingSteps = DefaultDoublingSteps) =>
        PeriodicWave.Chirp(Settings(count, length, seed, noise, periodScale), SignalSettings.Between(doublingSteps, 1, 1e9, nameof(doublingSteps)));

    /// <summary>Mackey-Glass: dx/dt = 0.2 x(t − τ) / (1 + x(t − τ)¹⁰) − 0.1 x(t), one sample a time unit, after 1,000 time units.</summary>
    /// <remarks>
    /// τ is <paramref name="tau"/>, from 1 to 100 time units; chaotic from 17 on. Mackey and Glass, Science 197 (1977).
    /// Runge-Kutta of fourth order with ten sub-steps a time unit, from a constant history, random in [0.5, 1.5) for
    /// each sequence; the delayed value at half sub-steps is the cubic Hermite interpolation of its neighbours. The
    /// same bits on every platform where noise is 0.
    /// </remarks>
    /// <inheritdoc cref="Sine"/>
    public static SequenceBatch<double> MackeyGlass(int count = 100, int length = 1000, int tau = DefaultTau, long seed = 0, double noise = 0) =>
        Signals.MackeyGlass.Generate(Settings(count, length, seed, noise), tau);

    /// <summary>The Lorenz system, three features x, y, z: dx/dt = 10(y − x), dy/dt = x(28 − z) − y, dz/dt = xy − 8z/3, after 50 time units.</summary>
    /// <remarks>
    /// Samples are <paramref name="dt"/> apart, from 0.0001 to 0.05. Lorenz, Journal of the Atmospheric Sciences 20
    /// (1963). One Runge-Kutta step of fourth order a sample, from a random start for each sequence. The same bits on
    /// every platform where noise is 0.
    /// </remarks>
    /// <inheritdoc cref="Sine"/>
    public static SequenceBatch<double> Lorenz(int count = 100, int length = 1000, double dt = DefaultTimeStep, long seed = 0, double noise = 0) =>
        Signals.Lorenz.Generate(Settings(count, length, seed, noise), dt);

    private static SignalSettings Settings(int count, int length, long seed, double noise, double periodScale = 20) =>
        new() { Count = count, Length = length, PeriodScale = periodScale, Seed = seed, Noise = noise };
}
