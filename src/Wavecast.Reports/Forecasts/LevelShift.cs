namespace Wavecast.Reports.Forecasts;

/// <summary>A last piece of a series whose mean differs from that of the piece before as no two neighbouring pieces did earlier; where there is room, of the changes since a season before.</summary>
/// <param name="Steps">Of a piece: a horizon.</param>
/// <param name="IsSeasonal">Whether the pieces are of changes since a season before.</param>
/// <param name="Before">The mean of the last piece but one; in that case of the same steps a season before.</param>
/// <param name="Last">The mean of the last.</param>
/// <param name="Times">How far the change lies from the median of the earlier ones, in their usual spreads; ∞ where these are all the same.</param>
internal sealed record LevelShift(int Steps, bool IsSeasonal, double Before, double Last, double Times)
{
    /// <summary>Spreads beyond which a change is said; of normal changes one in two million is.</summary>
    private const double Limit = 5;

    /// <summary>Of a normal distribution the standard deviation is so many median absolute deviations.</summary>
    private const double DeviationsPerMedian = 1.4826;

    /// <summary>Earlier changes that tell what is usual.</summary>
    private const int LeastChanges = 8;

    /// <summary>Pieces that there must be room for.</summary>
    private const int LeastPieces = 4;

    /// <summary>Says it.</summary>
    public string Sentence
    {
        get
        {
            string usual = double.IsInfinity(Times) ? "before that, the level hardly moved" : $"the change is {Wording.Value(Times)} times their usual spread";
            return $"The last {Wording.Count(Steps, "step")} {(Steps == 1 ? "is" : "average")} {Wording.Value(Last)}, {(IsSeasonal ? "the same a season before" : $"the {Wording.Whole(Steps)} before")} {Wording.Value(Before)}; {usual}. If the level has shifted for good, what lies before it may mislead.";
        }
    }

    /// <summary>The shift of a series; null where there is none, or too little to tell.</summary>
    /// <param name="values">Oldest first; NaN where one is missing.</param>
    /// <param name="steps">Of a piece.</param>
    /// <param name="season">Steps of a season; 1 for none.</param>
    public static LevelShift? Find(ReadOnlySpan<double> values, int steps, int season)
    {
        bool isSeasonal = season > 1 && values.Length - season >= LeastPieces * steps;
        if (!isSeasonal)
        {
            return Find(values, steps) is { } shift ? new LevelShift(steps, false, shift.Before, shift.Last, shift.Times) : null;
        }
        double[] changes = new double[values.Length - season];
        for (int t = 0; t < changes.Length; t++)
        {
            changes[t] = values[t + season] - values[t];
        }
        return Find(changes, steps) is { } seasonal
            ? new LevelShift(steps, true, Means(values, steps)[values.Length - steps - season], Means(values, steps)[^1], seasonal.Times)
            : null;
    }

    private static (double Before, double Last, double Times)? Find(ReadOnlySpan<double> values, int steps)
    {
        int last = values.Length - steps;
        if (last < (LeastPieces - 1) * steps)
        {
            return null;
        }
        double[] means = Means(values, steps);
        // Pieces that end before the last one begins.
        double[] earlier = [.. Enumerable.Range(steps, last - 2 * steps + 1).Select(t => means[t] - means[t - steps]).Where(double.IsFinite)];
        double change = means[last] - means[last - steps];
        if (earlier.Length < LeastChanges || !double.IsFinite(change))
        {
            return null;
        }
        double middle = Median(earlier), spread = DeviationsPerMedian * Median([.. earlier.Select(other => Math.Abs(other - middle))]);
        double distance = Math.Abs(change - middle), farthest = earlier.Max(other => Math.Abs(other - middle));
        // Roundings of means are no changes.
        bool isChange = distance > 1e-9 * Math.Max(Math.Abs(means[last]), Math.Abs(means[last - steps]));
        return isChange && distance > Limit * spread && distance > farthest ? (means[last - steps], means[last], distance / spread) : null;
    }

    /// <summary>The mean of the known values of each piece, by its first step; NaN of a piece without any.</summary>
    private static double[] Means(ReadOnlySpan<double> values, int steps)
    {
        double[] means = new double[values.Length - steps + 1];
        for (int t = 0; t < means.Length; t++)
        {
            double sum = 0;
            int known = 0;
            foreach (double value in values.Slice(t, steps))
            {
                sum += double.IsNaN(value) ? 0 : value;
                known += double.IsNaN(value) ? 0 : 1;
            }
            means[t] = known > 0 ? sum / known : double.NaN;
        }
        return means;
    }

    private static double Median(double[] values)
    {
        double[] order = [.. values.Order()];
        return (order[(order.Length - 1) / 2] + order[order.Length / 2]) / 2;
    }
}
