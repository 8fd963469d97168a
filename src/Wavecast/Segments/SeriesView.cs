namespace Wavecast.Segments;

/// <summary>A series as a network sees it: after its transformations, and what an error in it costs.</summary>
internal sealed class SeriesView
{
    /// <param name="values">Oldest first, transformed; NaN where a value is missing.</param>
    /// <param name="costs">What an error of 1 in <paramref name="values"/> costs at each step; null where it is 1 by <paramref name="scale"/>.</param>
    /// <param name="scale">The mean absolute change; above 0.</param>
    /// <param name="features">What is read beside the values; null for nothing.</param>
    public SeriesView(double[] values, double scale, double[]? costs = null, SeriesFeatures? features = null) =>
        (Values, Inputs, Scale, Costs, Features) = (values, values, scale, costs, features);

    /// <summary>What came, which targets are taken from; NaN where a value is missing.</summary>
    public double[] Values { get; }

    /// <summary>What a network reads: the same, or with its own predictions where a value is missing.</summary>
    public double[] Inputs { get; private init; }

    /// <summary>The mean absolute change from a known value to the next; above 0.</summary>
    public double Scale { get; }

    /// <summary>What an error of 1 costs at a step; null for 1 / <see cref="Scale"/> throughout.</summary>
    public double[]? Costs { get; }

    /// <summary>What is read beside the values; null for nothing.</summary>
    public SeriesFeatures? Features { get; }

    /// <summary>The same series with other inputs.</summary>
    public SeriesView Reading(double[] inputs) => new(Values, Scale, Costs, Features) { Inputs = inputs };

    /// <summary>What an error of 1 behind an origin costs.</summary>
    public double CostAt(int origin) => Costs is null ? 1 / Scale : Costs[origin - 1];

    /// <summary>The mean absolute change of values, or a unit to stand for it where nothing changes.</summary>
    public static double ScaleOf(ReadOnlySpan<double> values)
    {
        double changes = 0, last = double.NaN, largest = 0;
        int pairs = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                changes += double.IsNaN(last) ? 0 : Math.Abs(value - last);
                pairs += double.IsNaN(last) ? 0 : 1;
                last = value;
                largest = Math.Max(largest, Math.Abs(value));
            }
        }
        return pairs > 0 && changes > 0 ? changes / pairs : largest > 0 ? largest : 1;
    }
}
