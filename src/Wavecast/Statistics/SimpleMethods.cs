using System.Collections.Immutable;

namespace Wavecast.Statistics;

/// <summary>The simple forecasting methods that a network should be compared with.</summary>
public static class SimpleMethods
{
    /// <summary><c>naive</c>: the last value, repeated.</summary>
    public static SimpleMethod Naive { get; } = new NaiveMethod();

    /// <summary><c>seasonal-naive</c>: the last season, repeated; of less than a season, the last value.</summary>
    public static SimpleMethod SeasonalNaive { get; } = new SeasonalNaiveMethod();

    /// <summary><c>drift</c>: the straight line through the first and the last value; of one value, that value.</summary>
    public static SimpleMethod Drift { get; } = new DriftMethod();

    /// <summary><c>mean</c>: the mean of the history.</summary>
    public static SimpleMethod Mean { get; } = new MeanMethod();

    /// <summary><c>naive2</c>: the last value of the seasonally adjusted series, with the season laid over it again.</summary>
    /// <remarks>
    /// The benchmark of the M competitions, as in the M4 (Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting
    /// 36 (2020)): adjusted by <see cref="ClassicalDecomposition"/> where there are three seasons and <see cref="SeasonalityTest"/> finds
    /// one, else <see cref="Naive"/>. Multiplicative; additive where a value is 0 or below.
    /// </remarks>
    public static SimpleMethod Naive2 { get; } = new Naive2Method();

    /// <summary><c>theta</c>: the mean of a trend line and of exponential smoothing of the series with its curvatures doubled.</summary>
    /// <remarks>
    /// Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000), in the form of Hyndman and Billah, ibid. 19
    /// (2003): simple exponential smoothing with half the slope of the least-squares line as drift. Seasonally adjusted
    /// as <see cref="Naive2"/> is, but from more than two seasons on. Of fewer than three values, or of a constant, <see cref="Naive"/>.
    /// </remarks>
    public static SimpleMethod Theta { get; } = new ThetaMethod();

    /// <summary><c>ets</c>: exponential smoothing, its form chosen by the corrected Akaike criterion.</summary>
    /// <remarks>
    /// Hyndman, Koehler, Snyder and Grose, International Journal of Forecasting 18 (2002); Hyndman and Khandakar, Journal of
    /// Statistical Software 27 (2008): error additive or multiplicative, trend none, additive or damped, season none, additive or
    /// multiplicative, but no multiplicative season with additive errors, and nothing multiplicative where a value is 0 or
    /// below. Parameters and initial states maximise the likelihood. A season is looked for from two seasons on, of up to 24 steps
    /// (for longer ones take <see cref="StlEts"/>). Of fewer than five values, or of a constant, <see cref="Naive"/>; of a
    /// history longer than 4,096 values its last ones.
    /// </remarks>
    public static SimpleMethod Ets { get; } = new EtsMethod();

    /// <summary><c>stl-ets</c>: <see cref="Ets"/> without season on the series adjusted by <see cref="Stl"/>, with its last season laid over it.</summary>
    /// <remarks>For seasons of any length. Of no more than two seasons, or without a season, <see cref="Ets"/>.</remarks>
    public static SimpleMethod StlEts { get; } = new StlEtsMethod();

    /// <summary><c>linear</c>: a linear map of the last values, the mean of ridge regressions over look-backs of 1.25 to 3.1 seasons, of 400 steps at most.</summary>
    /// <remarks>
    /// Of the values and, where all are above 0, of their logarithms; recursive and direct; each sees a look-back less its last value, and its ridge
    /// has the least generalised cross-validation error. Without a season, ten steps or a sixth of the history stand for
    /// one. Where the history is too short for any of them, <see cref="SeasonalNaive"/>.
    /// </remarks>
    public static SimpleMethod Linear { get; } = new LinearMethod();

    /// <summary><c>combination</c>: the mean of the others, each weighted by the fourth power of one over its error at origins inside the history.</summary>
    /// <remarks>
    /// Combining beats selecting: Bates and Granger, Operational Research Quarterly 20 (1969); the weights by inverse errors are theirs, sharper.
    /// Combined are <see cref="SeasonalNaive"/>, <see cref="Mean"/>, <see cref="Theta"/>, <see cref="Ets"/> (<see cref="StlEts"/> for seasons beyond 24
    /// steps) and <see cref="Linear"/>. Where the history has no room for an origin, <see cref="Theta"/>.
    /// </remarks>
    public static SimpleMethod Combination { get; } = new CombinationMethod();

    /// <summary>All of them, simplest first.</summary>
    public static ImmutableArray<SimpleMethod> All { get; } = [Naive, SeasonalNaive, Drift, Mean, Naive2, Theta, Ets, StlEts, Linear, Combination];

    /// <summary>The method of a name.</summary>
    /// <param name="name">A <see cref="SimpleMethod.Name"/>, as it is written there.</param>
    /// <exception cref="ArgumentException">There is no such method; the message lists those there are.</exception>
    public static SimpleMethod Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(method => method.Name == name)
            ?? throw new ArgumentException($"There is no method \"{name}\"; take one of {string.Join(", ", All)}.", nameof(name));
    }
}
