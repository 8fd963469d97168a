using System.Collections.Immutable;
using Wavecast.Kernels;

namespace Wavecast.Segments;

/// <summary>Quantiles of no assumed form. Between them the distribution is linear; beyond the outermost it falls off as an exponential with the slope it has there.</summary>
internal sealed class QuantileHead(ImmutableArray<double> levels) : OutputHead
{
    /// <summary>What the quantiles beside the median weigh in the loss.</summary>
    private const double OtherWeight = 0.3;

    public override int Outputs => levels.Length;

    public override bool HasUnit => true;

    public override StepLoss<float> Loss => new QuantileLoss<float>(levels, [.. levels.Select(level => level == 0.5 ? 1 : OtherWeight)]);

    public override double Quantile(ReadOnlySpan<double> outputs, double probability, double level, double unit) =>
        level + unit * Of(Sorted(outputs, stackalloc double[outputs.Length]), probability);

    public override void Quantiles(ReadOnlySpan<double> outputs, ReadOnlySpan<double> probabilities, double level, double unit, Span<double> quantiles)
    {
        ReadOnlySpan<double> sorted = Sorted(outputs, stackalloc double[outputs.Length]);
        for (int q = 0; q < probabilities.Length; q++)
        {
            quantiles[q] = level + unit * Of(sorted, probabilities[q]);
        }
    }

    public override double Probability(ReadOnlySpan<double> outputs, double value, double level, double unit)
    {
        ReadOnlySpan<double> sorted = Sorted(outputs, stackalloc double[outputs.Length]);
        double low = 1e-6, high = 1 - low;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = level + unit * Of(sorted, middle) < value ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>Quantiles that cross are put in order (Chernozhukov, Fernández-Val and Galichon, Econometrica 78, 2010).</summary>
    private static ReadOnlySpan<double> Sorted(ReadOnlySpan<double> outputs, Span<double> sorted)
    {
        outputs.CopyTo(sorted);
        sorted.Sort();
        return sorted;
    }

    public override bool IsLocation(int output) => true;

    public override int Location => levels.Length / 2;

    public override double StartOf(int output, double[] residuals) => residuals.Length == 0 || levels[output] == 0.5 ? 0
        : residuals[Math.Clamp((int)Math.Round(levels[output] * (residuals.Length + 1)) - 1, 0, residuals.Length - 1)];

    private double Of(ReadOnlySpan<double> sorted, double probability)
    {
        int above = 0;
        while (above < levels.Length && levels[above] < probability)
        {
            above++;
        }
        if (above < levels.Length && levels[above] == probability)
        {
            return sorted[above];
        }
        if (levels.Length == 1)
        {
            return sorted[0];
        }
        if (above > 0 && above < levels.Length)
        {
            double part = (probability - levels[above - 1]) / (levels[above] - levels[above - 1]);
            return sorted[above - 1] + part * (sorted[above] - sorted[above - 1]);
        }
        // The outermost two levels give the rate of the tail: a tail of probability p lies -ln p of its scales out.
        (int end, int next) = above == 0 ? (0, 1) : (levels.Length - 1, levels.Length - 2);
        double tail = above == 0 ? levels[0] : 1 - levels[^1], inner = above == 0 ? levels[1] : 1 - levels[^2], wanted = above == 0 ? probability : 1 - probability;
        return sorted[end] + (sorted[end] - sorted[next]) * Math.Log(tail / wanted) / Math.Log(inner / tail);
    }
}
