using Wavecast.Reproduction.Work;
using Wavecast.Signals;

namespace Wavecast.Reproduction.Chaos;

/// <summary>The protocols, as their papers have them.</summary>
internal static class Protocols
{
    /// <summary>Steps of the sum of sines to draw, as in Evolino.</summary>
    public const int SineSteps = 300;

    /// <summary>Steps ahead of the error of Mackey-Glass, by convention.</summary>
    public const int MackeyGlassHorizon = 84;

    /// <summary>The largest Lyapunov exponent of the Lorenz system, per time unit (Sprott, Chaos and Time-Series Analysis, 2003).</summary>
    public const double LorenzExponent = 0.9056;

    /// <summary>Samples of the Lorenz system are that far apart, in time units.</summary>
    public const double LorenzTimeStep = 0.02;

    /// <summary>An error of the Lorenz system that ends its valid time, in standard deviations.</summary>
    public const double LorenzThreshold = 0.4;

    private const int SineTraining = 400;
    private const int LongSineSteps = 10_000;
    private const int MackeyGlassTraining = 3000;
    private const int MackeyGlassWarmUp = 1000;
    private const int MackeyGlassDrawn = 300;
    private const int LorenzTraining = 10_000;
    private const int LorenzWarmUp = 500;
    private const int LorenzDrawn = 2000;

    // Test solutions come from a seed of their own, far from those of training.
    private const long TestSeed = 2_000_000_011;

    /// <summary>Sum of five sines (Wierstra, Gomez and Schmidhuber, GECCO 2005; Schmidhuber et al. 2007): learn 400 steps, draw the 300 that follow, and 10,000.</summary>
    public static Protocol FiveSines { get; } = new()
    {
        Key = "sines",
        Settings = FormattableString.Invariant($"sum of sines, {SineTraining} steps learnt, {LongSineSteps} drawn, NRMSE of {SineSteps}"),
        Training = seed => Beginning(Sines(seed), SineTraining),
        Tests = Sines,
        WarmUp = SineTraining,
        Held = new HeldPart(100, 40),
        Measure = errors => (errors.Nrmse(0, SineSteps), [errors.Nrmse(0, errors.Steps)]),
    };

    /// <summary>Mackey-Glass, τ = 17 (Jaeger and Haas 2004): learn 3,000 steps, draw from new solutions after reading 1,000 steps, error of step 84.</summary>
    public static Protocol MackeyGlass(int starts) => new()
    {
        Key = "mackey-glass",
        Settings = FormattableString.Invariant($"Mackey-Glass 17, {MackeyGlassTraining} steps learnt, {starts} starts, {MackeyGlassWarmUp} read, {MackeyGlassDrawn} drawn, NRMSE of {MackeyGlassHorizon}"),
        Training = seed => Signal.Generate("mackey-glass", new SignalSettings { Count = 1, Length = MackeyGlassTraining, Seed = seed }),
        Tests = _ => Signal.Generate("mackey-glass", new SignalSettings { Count = starts, Length = MackeyGlassWarmUp + MackeyGlassDrawn, Seed = TestSeed }),
        WarmUp = MackeyGlassWarmUp,
        Held = new HeldPart(300, MackeyGlassHorizon),
        Measure = errors => (errors.Curve()[MackeyGlassHorizon - 1], [.. Enumerable.Range(0, errors.Starts).Select(start => Math.Sqrt(errors.Squared(start, MackeyGlassHorizon - 1)))]),
    };

    /// <summary>Lorenz (Pathak et al., Chaos 27, 2017; Vlachas et al., Neural Networks 126, 2020): learn 10,000 steps of 0.02, draw from new solutions, Lyapunov times until the error passes 0.4.</summary>
    public static Protocol Lorenz(int starts) => new()
    {
        Key = "lorenz",
        Settings = FormattableString.Invariant($"Lorenz {LorenzTimeStep}, {LorenzTraining} steps learnt, {starts} starts, {LorenzWarmUp} read, {LorenzDrawn} drawn, valid to {LorenzThreshold}, exponent {LorenzExponent}"),
        Training = seed => Signal.Lorenz(1, LorenzTraining, LorenzTimeStep, seed),
        Tests = _ => Signal.Lorenz(starts, LorenzWarmUp + LorenzDrawn, LorenzTimeStep, TestSeed),
        WarmUp = LorenzWarmUp,
        Held = new HeldPart(300, 500),
        Measure = errors =>
        {
            double[] times = [.. Enumerable.Range(0, errors.Starts).Select(start => LyapunovTimes(errors.ValidSteps(start, LorenzThreshold)))];
            return (times.Median(), times);
        },
    };

    /// <summary>Santa Fe, data set A (Weigend and Gershenfeld 1993): learn 1,000 intensities of a laser, draw the 100 that follow, mean square error by their variance.</summary>
    public static Protocol Laser(LaserSeries laser) => new()
    {
        Key = "laser",
        Settings = FormattableString.Invariant($"laser, {laser.Training.Length} steps learnt, {laser.Test.Length} drawn, sums {laser.Training.Sum()} and {laser.Test.Sum()}"),
        Training = _ => SequenceBatch<double>.FromSequences([laser.Training]),
        Tests = _ => SequenceBatch<double>.FromSequences([[.. laser.Training, .. laser.Test]]),
        WarmUp = laser.Training.Length,
        Held = new HeldPart(100, LaserSeries.TestSteps),
        Measure = errors => (Math.Pow(errors.Nrmse(0, errors.Steps), 2), []),
    };

    /// <summary>Steps of the Lorenz system in Lyapunov times.</summary>
    public static double LyapunovTimes(double steps) => steps * LorenzTimeStep * LorenzExponent;

    private static SequenceBatch<double> Sines(long seed) => Signal.MultiSine(1, SineTraining + LongSineSteps, null, seed);

    private static SequenceBatch<double> Beginning(SequenceBatch<double> sequences, int steps) =>
        SequenceBatch<double>.FromSequences([sequences[0][..(steps * sequences.Features)].ToArray()], sequences.Features);
}
