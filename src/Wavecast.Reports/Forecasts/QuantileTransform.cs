using Wavecast.Forecasting;

namespace Wavecast.Reports.Forecasts;

/// <summary>Where a value lies in the distribution that a forecast's median and intervals tell of, from 0 to 1.</summary>
/// <remarks>Linear between the ends of the intervals; outside of all of them, the middle of what is left there. Where ends coincide, the middle of their probabilities.</remarks>
internal static class QuantileTransform
{
    /// <summary>The transform of a value; NaN where it is missing or there is no interval.</summary>
    /// <param name="value">What came.</param>
    /// <param name="said">Its forecast.</param>
    /// <param name="step">The step of the horizon.</param>
    public static double Of(double value, SeriesForecast said, int step)
    {
        if (double.IsNaN(value) || said.Intervals.IsEmpty)
        {
            return double.NaN;
        }
        (double End, double Probability)[] knots =
        [
            .. said.Intervals.Reverse().Select(band => (band.Lower[step], (1 - band.Level / 100) / 2)),
            (said.Values[step], 0.5),
            .. said.Intervals.Select(band => (band.Upper[step], (1 + band.Level / 100) / 2)),
        ];
        return knots.All(knot => !double.IsNaN(knot.End)) ? Between(value, Ascending(knots)) : double.NaN;
    }

    private static double Between(double value, (double End, double Probability)[] knots)
    {
        int below = knots.Count(knot => knot.End < value), upTo = knots.Count(knot => knot.End <= value);
        if (upTo > below)
        {
            return (knots[below].Probability + knots[upTo - 1].Probability) / 2;
        }
        if (below == 0 || below == knots.Length)
        {
            return below == 0 ? knots[0].Probability / 2 : (1 + knots[^1].Probability) / 2;
        }
        ((double low, double from), (double high, double to)) = (knots[below - 1], knots[below]);
        double part = (value - low) / (high - low);
        return double.IsFinite(part) ? from + part * (to - from) : (from + to) / 2;
    }

    /// <summary>Ends that cross are put in order.</summary>
    private static (double End, double Probability)[] Ascending((double End, double Probability)[] knots)
    {
        double[] ends = [.. knots.Select(knot => knot.End).Order()];
        return [.. knots.Zip(ends, (knot, end) => (end, knot.Probability))];
    }
}
