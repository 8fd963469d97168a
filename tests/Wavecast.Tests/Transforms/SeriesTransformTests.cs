using Wavecast.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Tests.Transforms;

public sealed class SeriesTransformTests
{
    private const int Season = 6;

    public static TheoryData<string> ForPositive { get; } =
    [
        "log", "box-cox", "box-cox:-0.5", "box-cox:0", "box-cox:1E-09", "box-cox:0.3", "box-cox:2", "deseasonalise:multiplicative", "log+difference",
        "deseasonalise:multiplicative+log", "box-cox+deseasonalise:additive+standardise", "log+seasonal-difference+difference+mean-scale",
    ];

    public static TheoryData<string> ForAny { get; } =
    [
        "difference", "difference:4", "seasonal-difference", "deseasonalise:additive", "mean-scale", "standardise", "difference+difference",
        "seasonal-difference+difference+standardise", "deseasonalise:additive+mean-scale",
    ];

    [Theory]
    [MemberData(nameof(ForPositive))]
    public void Invert_OfAppliedPositiveValues_GivesThemBack(string name) => CheckRoundTrips(name, noise => Math.Exp(noise));

    [Theory]
    [MemberData(nameof(ForAny))]
    public void Invert_OfAppliedValues_GivesThemBack(string name) => CheckRoundTrips(name, noise => 3 * noise);

    [Theory]
    [MemberData(nameof(ForPositive))]
    [MemberData(nameof(ForAny))]
    public void Named_ReadsTheNameOfATransform(string name) => Assert.Equal(name, SeriesTransform.Named(name).Name);

    [Fact]
    public void Name_IsThatOfTheKindAndItsParameter()
    {
        Assert.Equal("log", SeriesTransform.Log.Name);
        Assert.Equal("box-cox", SeriesTransform.BoxCox().Name);
        Assert.Equal("box-cox:0.3", SeriesTransform.BoxCox(0.3).Name);
        Assert.Equal("difference", SeriesTransform.Difference().Name);
        Assert.Equal("difference:7", SeriesTransform.Difference(7).Name);
        Assert.Equal("seasonal-difference", SeriesTransform.SeasonalDifference.Name);
        Assert.Equal("deseasonalise:multiplicative", SeriesTransform.Deseasonalise(SeasonKind.Multiplicative).Name);
        Assert.Equal("deseasonalise:additive", SeriesTransform.Deseasonalise(SeasonKind.Additive).Name);
        Assert.Equal("mean-scale", SeriesTransform.MeanScale.Name);
        Assert.Equal("standardise", SeriesTransform.Standardise.Name);
        Assert.Equal("log+difference+standardise", SeriesTransform.Chain(SeriesTransform.Chain(SeriesTransform.Log, SeriesTransform.Difference()), SeriesTransform.Standardise).Name);
        Assert.Same(SeriesTransform.Log, SeriesTransform.Chain(SeriesTransform.Log));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Log")]
    [InlineData("log+")]
    [InlineData("log:2")]
    [InlineData("box-cox:3")]
    [InlineData("box-cox:NaN")]
    [InlineData("difference:0")]
    [InlineData("difference:99999999999")]
    [InlineData("deseasonalise")]
    public void Named_OfNoTransform_ListsThoseThereAre(string name) =>
        Assert.Contains("take one of log, box-cox,", Assert.Throws<ArgumentException>(() => SeriesTransform.Named(name)).Message);

    [Fact]
    public void Construction_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransform.BoxCox(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransform.BoxCox(2.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransform.Difference(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransform.Deseasonalise((SeasonKind)7));
        Assert.Throws<ArgumentException>(() => SeriesTransform.Chain());
        Assert.Throws<ArgumentException>(() => SeriesTransform.Chain(SeriesTransform.Log, null!));
        Assert.Throws<ArgumentException>(() => SeriesTransform.Chain([.. Enumerable.Repeat(SeriesTransform.Log, 17)]));
        Assert.Throws<ArgumentException>(() => SeriesTransform.Named(string.Join('+', Enumerable.Repeat("log", 17))));
    }

    [Theory]
    [InlineData("log", new[] { 1.0, 0 }, 1, "log: the value at step 1 is 0, where values must be above 0")]
    [InlineData("box-cox:0.5", new[] { 0.0, -1 }, 1, "the value at step 1 is -1, where values must be 0 or above")]
    [InlineData("box-cox", new[] { 1.0, 2, 3 }, 2, "no two whole seasons")]
    [InlineData("difference:2", new[] { 1.0, 2, double.NaN, 3 }, 1, "")]
    [InlineData("difference:2", new[] { 1.0, 2, double.NaN }, 1, "of 3 steps no two known ones are 2 apart")]
    [InlineData("seasonal-difference", new[] { 1.0, 2 }, 1, "there is no season")]
    [InlineData("deseasonalise:additive", new[] { 1.0, 2 }, 1, "there is no season")]
    [InlineData("deseasonalise:additive", new[] { 1.0, 2, 3 }, 2, "fewer than two seasons of 2")]
    [InlineData("deseasonalise:additive", new[] { double.NaN, double.NaN, double.NaN, 3 }, 2, "no window of a season is known by half")]
    [InlineData("deseasonalise:multiplicative", new[] { 1.0, 2, 1, -2 }, 2, "the value at step 3 is -2")]
    [InlineData("deseasonalise:multiplicative", new[] { 0.0, 0, 0, 0, 0, 2 }, 2, "half of the moving averages are 0")]
    [InlineData("standardise", new[] { double.NaN }, 1, "there is no known value")]
    [InlineData("standardise", new double[0], 1, "there is no known value")]
    [InlineData("mean-scale", new[] { 1e308, 1e308 }, 1, "too large")]
    [InlineData("difference+log", new[] { 1.0, 2, 1 }, 1, "difference+log: log: the value at step 2 is -1")]
    public void Fit_WithoutWhatItNeeds_SaysSo(string name, double[] history, int season, string message)
    {
        SeriesTransform transform = SeriesTransform.Named(name);
        Assert.Equal(message.Length == 0, transform.CanFit(history, season));
        if (message.Length > 0)
        {
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => transform.Fit(history, season)).Message);
        }
    }

    [Fact]
    public void Fit_InfiniteValueOrNoSeason_Throws()
    {
        Assert.Throws<ArgumentException>(() => SeriesTransform.MeanScale.CanFit([1, double.PositiveInfinity], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransform.MeanScale.Fit([1], 0));
    }

    [Theory]
    [MemberData(nameof(ForPositive))]
    [MemberData(nameof(ForAny))]
    public void Apply_OfAHistory_DependsOnNothingBehindIt(string name)
    {
        double[] values = Made(5, 60, 0.1, noise => Math.Exp(noise)), others = [.. values[..40], .. values[40..].Select(value => 7 * value + 1)];
        FittedTransform fitted = SeriesTransform.Named(name).Fit(values.AsSpan(0, 40), Season);
        Assert.Equal(fitted.Apply(values.AsSpan(0, 40)), fitted.Apply(values)[..40]);
        Assert.Equal(fitted.Apply(values)[..40], fitted.Apply(others)[..40]);
    }

    /// <summary>Of series with a trend and a season, of several lengths, with and without gaps.</summary>
    private static void CheckRoundTrips(string name, Func<double, double> shape)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            int known = 3 * Season + 4 + 3 * seed, ahead = 1 + seed % 20;
            double[] values = Made(seed, known + ahead, seed % 4 * 0.1, shape);
            FittedTransform fitted = SeriesTransform.Named(name).Fit(values.AsSpan(0, known), Season);
            double[] back = fitted.Invert(fitted.Apply(values).AsSpan(known), values.AsSpan(0, known));
            Assert.Equal(ahead, back.Length);
            double level = values.Where(value => !double.IsNaN(value)).Average(Math.Abs);
            for (int h = 0; h < ahead; h++)
            {
                // Sums of up to twenty differences have twenty roundings of the level; powers of -0.5 lose a digit on the way.
                double expected = values[known + h];
                Assert.True(double.IsNaN(expected) ? double.IsNaN(back[h]) : Math.Abs(back[h] - expected) <= 1e-12 * (Math.Abs(expected) + level), $"{name}, seed {seed}, step {h}: {back[h]} for {expected}");
            }
        }
    }

    /// <summary>Gaps lie where a difference can be undone behind them: in the first third.</summary>
    private static double[] Made(int seed, int length, double gaps, Func<double, double> shape)
    {
        Random random = new(seed);
        double slope = random.NextDouble() - 0.5;
        return [.. Enumerable.Range(0, length).Select(t =>
            random.NextDouble() < gaps && t < length / 3 ? double.NaN : shape(slope * t / 10 + Math.Sin(2 * Math.PI * t / Season) + 0.3 * random.NextDouble()))];
    }
}
