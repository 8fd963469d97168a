using System.Globalization;
using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;
using Wavecast.Statistics;

namespace Wavecast.Plotting;

/// <summary>What forecasts left over, in two panels: the autocorrelation of their residuals, and where the truth fell in their distributions.</summary>
/// <remarks>
/// Of a forecast that leaves nothing to be learnt, about one autocorrelation in 20 lies outside of its band, and the bars of the histogram
/// are as high as each other but for chance: a U says that the intervals are too narrow, a hump too wide, a slope that the forecasts are biased.
/// Dawid, Journal of the Royal Statistical Society A 147 (1984); Diebold, Gunther and Tay, International Economic Review 39 (1998).
/// </remarks>
public static class ResidualPlot
{
    private const int Height = 300;
    private const int MostLags = 400;
    private const int MostBins = 100;

    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    private const double Quantile = 1.96;

    /// <summary>The autocorrelations' axis reaches so far at least, for the small ones of noise to look small.</summary>
    private const double LeastReach = 0.3;

    /// <summary>Of a bin that its bar leaves free on either side.</summary>
    private const double BarGap = 0.06;

    /// <summary>The picture of some residuals.</summary>
    /// <param name="residuals">Truth less forecast, such as of one step ahead, oldest first; NaN where one is missing.</param>
    /// <param name="transforms">Probability integral transforms: of each truth, the probability that its forecast gave to values below it, from 0 to 1; NaN where one is missing.</param>
    /// <param name="title">Above both panels.</param>
    /// <param name="lags">Largest lag, from 1 to 400; null for 10 · log₁₀ of the number of residuals, as R's <c>acf</c>.</param>
    /// <param name="bins">Bars of the histogram, from 2 to 100.</param>
    /// <exception cref="ArgumentException">A residual is infinite, or a transform lies outside of 0 to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of lags or bins is out of range.</exception>
    public static Picture Create(double[] residuals, double[] transforms, string title, int? lags = null, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        ArgumentNullException.ThrowIfNull(transforms);
        ArgumentNullException.ThrowIfNull(title);
        int most = lags ?? Math.Clamp((int)(10 * Math.Log10(residuals.Length)), 1, Math.Max(1, residuals.Length - 1));
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(lags));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostLags, nameof(lags));
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, MostBins);
        return new Picture(new Figure(title, [], [new PanelRow(Height, 2, [CorrelationPanel(residuals, most), TransformPanel(transforms, bins)])]));
    }

    private static Panel CorrelationPanel(double[] residuals, int lags)
    {
        double[] correlations = Autocorrelation.Of(residuals, lags);
        int count = residuals.Count(residual => !double.IsNaN(residual));
        double limit = Quantile / Math.Sqrt(Math.Max(1, count));
        Extent x = new(0, lags + 1);
        PlotPoint[] known = [.. correlations.Index().Skip(1).Where(at => double.IsFinite(at.Item)).Select(at => new PlotPoint(at.Index, at.Item))];
        bool hasAny = known.Length > 0;
        // A stem is two points, and a gap behind it.
        Curve stems = new(Pen.Stem, [.. known.SelectMany(point => new[] { point with { Y = 0 }, point, point with { Y = double.NaN } })]);
        Curve heads = new(Pen.StemHead, [.. known.SelectMany(point => new[] { point, point with { Y = double.NaN } })]);
        double reach = Math.Max(LeastReach, limit);
        Extent seen = Extent.Of(known.Select(point => point.Y)) ?? new Extent(0, 0);
        return new Panel
        {
            Title = "Autocorrelation of the residuals",
            Note = CountOf(count, "residual"),
            XLabel = "lag (steps)",
            YLabel = "autocorrelation",
            X = x,
            Y = new Extent(Math.Min(-reach, seen.Low), Math.Max(reach, seen.High)),
            XTicks = new LinearTicks { WholeOnly = true },
            YTicks = new LinearTicks(),
            Bands = hasAny ? [new Band(Pen.Chance("95 % of noise: ±1.96/√n"), Pen.ChanceEdge.Color, [new(x.Low, -limit, limit), new(x.High, -limit, limit)])] : [],
            Curves = hasAny ? [Level(Pen.ZeroLine, x, 0), stems, heads] : [],
            HasLegend = true,
            EmptyText = hasAny ? "" : "nothing that varies",
        };
    }

    private static Panel TransformPanel(double[] transforms, int bins)
    {
        int[] counts = CountsOf(transforms, bins);
        int count = counts.Sum();
        // Of the binomial distribution of a bin's count, in the normal approximation.
        double expected = 100.0 / bins, deviation = Quantile * 100 * Math.Sqrt((1.0 / bins) * (1 - 1.0 / bins) / Math.Max(1, count));
        (double low, double high) = (Math.Max(0, expected - deviation), Math.Min(100, expected + deviation));
        Extent x = new(0, 1);
        Band[] bars = [.. counts.Select((inside, k) =>
        {
            double share = 100.0 * inside / Math.Max(1, count);
            return new Band(Pen.Bar, Pen.Bar.Edge, [new((k + BarGap) / bins, 0, share), new((k + 1 - BarGap) / bins, 0, share)]);
        })];
        return new Panel
        {
            Title = "Where the truth fell",
            Note = CountOf(count, "forecast"),
            XLabel = "probability integral transform",
            YLabel = "share of the forecasts (%)",
            X = x,
            Y = new Extent(0, Math.Max(high, 100.0 * counts.Max() / Math.Max(1, count))),
            IsFromZero = true,
            XTicks = new LinearTicks(),
            YTicks = new LinearTicks(),
            Bands = count == 0 ? [] : [new Band(Pen.Chance("95 % of a uniform sample"), Pen.ChanceEdge.Color, [new(x.Low, low, high), new(x.High, low, high)]), .. bars],
            // Over the bars, which hide the band.
            Curves = count == 0 ? [] : [Level(Pen.ChanceEdge, x, low), Level(Pen.ChanceEdge, x, high), Level(Pen.Expected, x, expected)],
            HasLegend = true,
            EmptyText = count == 0 ? "no transform to show" : "",
        };
    }

    private static Curve Level(Pen pen, Extent x, double y) => new(pen, [new PlotPoint(x.Low, y), new PlotPoint(x.High, y)]);

    /// <summary>How many lie in each bin; the last one has both of its ends.</summary>
    private static int[] CountsOf(double[] transforms, int bins)
    {
        int[] counts = new int[bins];
        for (int i = 0; i < transforms.Length; i++)
        {
            double transform = transforms[i];
            if (transform is < 0 or > 1)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Transform {i} is {transform}; give probabilities from 0 to 1."), nameof(transforms));
            }
            if (!double.IsNaN(transform))
            {
                counts[Math.Min(bins - 1, (int)(transform * bins))]++;
            }
        }
        return counts;
    }

    private static string CountOf(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
