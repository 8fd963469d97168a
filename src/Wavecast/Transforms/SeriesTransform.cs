using System.Globalization;
using Wavecast.Statistics;
using Wavecast.Storage;

namespace Wavecast.Transforms;

/// <summary>What is done to a series before it is forecast, and undone to the forecast. Immutable, safe on several threads.</summary>
/// <remarks>
/// A transform says what to do; <see cref="Fit"/> learns how from the known past of one series, such as its scale or its season. The formulas stand in
/// <c>docs/reference/transformations.md</c>. The same history gives the same bits.
/// </remarks>
public abstract class SeriesTransform
{
    private const char Joint = '+';
    private const string Names =
        "log, box-cox, box-cox:0.3, difference, difference:7, seasonal-difference, deseasonalise:multiplicative, deseasonalise:additive, mean-scale, standardise";

    private protected SeriesTransform(string name) => Name = name;

    /// <summary><c>log</c>: the natural logarithm; needs values above 0.</summary>
    public static SeriesTransform Log { get; } = new BoxCoxTransform("log", 0);

    /// <summary><c>seasonal-difference</c>: each value less the one a season before; needs a season of 2 steps or more and a value more than one.</summary>
    public static SeriesTransform SeasonalDifference { get; } = new DifferenceTransform(null);

    /// <summary><c>mean-scale</c>: divided by the mean absolute value; by 1 where that is 0.</summary>
    /// <remarks>Salinas, Flunkert, Gasthaus and Januschowski, International Journal of Forecasting 36 (2020), without the 1 that they add.</remarks>
    public static SeriesTransform MeanScale { get; } = new MeanScaleTransform();

    /// <summary><c>standardise</c>: less the mean, divided by the standard deviation; by 1 where the series is constant.</summary>
    public static SeriesTransform Standardise { get; } = new StandardiseTransform();

    /// <summary>The identifier, which <see cref="Named"/> reads: lower-case words with dashes, a parameter behind a colon, the parts of a chain joined by <c>+</c>.</summary>
    public string Name { get; }

    /// <summary><c>box-cox</c>: (xᵏ − 1) / k, the logarithm where the power k is 0; needs values above 0, or 0 and above where k is given and above 0.</summary>
    /// <param name="lambda">The power k, from −1 to 2; null to have it chosen from two blocks of a season (of 2 steps where there is none) on.</param>
    /// <remarks>
    /// Box and Cox, Journal of the Royal Statistical Society B 26 (1964); the power by Guerrero, Journal of Forecasting 12 (1993), so that the spread
    /// within a season depends least on its level.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The power is out of its range.</exception>
    public static SeriesTransform BoxCox(double? lambda = null) =>
        lambda is not { } power ? new BoxCoxTransform("box-cox", null)
        : FittedBoxCox.IsPower(power) ? new BoxCoxTransform(FormattableString.Invariant($"box-cox:{power}"), power)
        : throw new ArgumentOutOfRangeException(nameof(lambda), power, $"The power must be from {Guerrero.Least} to {Guerrero.Most}.");

    /// <summary><c>difference</c>: each value less an earlier one; needs a value more than the lag.</summary>
    /// <param name="lag">Steps between them, from 1; other than 1 it stands in the name, as in <c>difference:7</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lag is below 1.</exception>
    public static SeriesTransform Difference(int lag = 1) => new DifferenceTransform(Require.InRange(lag, 1, int.MaxValue, nameof(lag)));

    /// <summary><c>deseasonalise:multiplicative</c> or <c>deseasonalise:additive</c>: the season taken out by an index of each of its steps; needs two seasons.</summary>
    /// <param name="kind">Whether the season is a factor, which needs values of 0 and above whose level is above 0, or is added.</param>
    /// <remarks>
    /// An index is the median over the seasons of value by centred moving average (or value less it), so that single outliers and gaps do not
    /// move it. Factors are 0.05 at least and 1 on average, summands 0 on average.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static SeriesTransform Deseasonalise(SeasonKind kind) => new DeseasonaliseTransform(kind);

    /// <summary>Several transforms, each fitted to what those before it make of the history; undone from the last to the first.</summary>
    /// <param name="transforms">From 1 to 16; the parts of a chain count one by one.</param>
    /// <exception cref="ArgumentException">There are none or too many.</exception>
    public static SeriesTransform Chain(params SeriesTransform[] transforms) => ChainTransform.Of(transforms);

    /// <summary>The transform of a name.</summary>
    /// <param name="name">A <see cref="Name"/>, as in <c>log</c>, <c>box-cox:0.3</c> or <c>log+difference</c>.</param>
    /// <exception cref="ArgumentException">There is no such transform; the message lists those there are.</exception>
    public static SeriesTransform Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string[] parts = name.Split(Joint, ChainTransform.MostParts + 1);
        return ChainTransform.Of(Array.ConvertAll(parts, part => Find(part)
            ?? throw new ArgumentException($"There is no transform {ModelFormatException.Quote(part)}; take one of {Names}, or several joined by +.", nameof(name))));
    }

    /// <summary>Learns from the known past of a series.</summary>
    /// <param name="history">The past, oldest first and nothing behind it; finite, or NaN where a value is missing.</param>
    /// <param name="season">Steps of a season, from 1; 1 for none.</param>
    /// <exception cref="ArgumentException">The history is not what this transform needs, as the message says; <see cref="CanFit"/> tells before.</exception>
    public FittedTransform Fit(ReadOnlySpan<double> history, int season) =>
        TryFit(history, season, out string problem) ?? throw new ArgumentException($"{Name}: {problem}", nameof(history));

    /// <summary>Whether <see cref="Fit"/> finds what it needs; takes as long as it.</summary>
    /// <param name="history">The past, oldest first; finite, or NaN where a value is missing.</param>
    /// <param name="season">Steps of a season, from 1; 1 for none.</param>
    /// <exception cref="ArgumentException">A value is infinite, or the season is below 1.</exception>
    public bool CanFit(ReadOnlySpan<double> history, int season) => TryFit(history, season, out _) is not null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>What is learnt of a history with a known value; null where that is not possible.</summary>
    /// <param name="history">Finite or NaN.</param>
    /// <param name="season">Steps of a season.</param>
    /// <param name="problem">A sentence of what is wrong and one of what to do, where null is returned.</param>
    private protected abstract FittedTransform? Learn(ReadOnlySpan<double> history, int season, out string problem);

    /// <summary>What was learnt before, from a file that may hold anything.</summary>
    /// <exception cref="ModelFormatException">A value is missing or cannot be.</exception>
    internal abstract FittedTransform Load(TransformState state);

    internal FittedTransform? TryFit(ReadOnlySpan<double> history, int season, out string problem)
    {
        FittedTransform.Check(history, nameof(history));
        Require.InRange(season, 1, int.MaxValue, nameof(season));
        if (!history.ContainsAnyExcept(double.NaN))
        {
            problem = "there is no known value; give at least one.";
            return null;
        }
        FittedTransform? fitted = Learn(history, season, out problem);
        if (fitted is not null && !fitted.State.All(entry => Array.TrueForAll(entry.Values, double.IsFinite)))
        {
            problem = "the values are too large for their sums; give them in a larger unit.";
            return null;
        }
        return fitted;
    }

    private static SeriesTransform? Find(string name)
    {
        string[] words = name.Split(':', 2);
        return (words[0], words.ElementAtOrDefault(1)) switch
        {
            ("log", null) => Log,
            ("box-cox", null) => BoxCox(),
            ("box-cox", { } text) when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double power) && FittedBoxCox.IsPower(power) => BoxCox(power),
            ("difference", null) => Difference(),
            ("difference", { } text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int lag) && lag >= 1 => Difference(lag),
            ("seasonal-difference", null) => SeasonalDifference,
            ("deseasonalise", "multiplicative") => Deseasonalise(SeasonKind.Multiplicative),
            ("deseasonalise", "additive") => Deseasonalise(SeasonKind.Additive),
            ("mean-scale", null) => MeanScale,
            ("standardise", null) => Standardise,
            _ => null,
        };
    }
}
