using Wavecast.Statistics;

namespace Wavecast.Segments;

/// <summary>What is subtracted from a window and what it is divided by, so that windows of all series look alike to the network.</summary>
/// <param name="LevelSteps">The level is the median of the known values among the last so many steps; 1 for the last known value, 0 for none: the values are those about their mean already.</param>
/// <param name="IsUnitOfWindow">Whether the unit follows the window's own changes, rather than those of its whole series.</param>
/// <param name="IsOfCounts">Whether nothing is subtracted, and the unit is one more than the window's mean, as counts want it.</param>
internal sealed record WindowScaling(int LevelSteps, bool IsUnitOfWindow = true, bool IsOfCounts = false)
{
    /// <summary>Mean absolute changes that become one unit, so that most inputs lie within ±2.</summary>
    private const double ChangesPerUnit = 4;

    /// <summary>A window whose values change less than this part of the series' scale is divided by that part.</summary>
    private const double LeastPart = 0.05;

    /// <summary>The level and the unit of a window.</summary>
    /// <param name="window">Oldest first; NaN where a value is missing.</param>
    /// <param name="seriesScale">The mean absolute change of the whole series; above 0.</param>
    /// <param name="scratch">As long as <see cref="LevelSteps"/> at least.</param>
    public (double Level, double Unit) Of(ReadOnlySpan<double> window, double seriesScale, Span<double> scratch)
    {
        if (IsOfCounts)
        {
            return (0, 1 + SeriesMath.MeanOfKnown(window));
        }
        double changes = 0, last = double.NaN;
        int pairs = 0;
        foreach (double value in window)
        {
            if (!double.IsNaN(value))
            {
                changes += double.IsNaN(last) ? 0 : Math.Abs(value - last);
                pairs += double.IsNaN(last) ? 0 : 1;
                last = value;
            }
        }
        double unit = ChangesPerUnit * (IsUnitOfWindow && pairs > 0 ? Math.Max(changes / pairs, LeastPart * seriesScale) : seriesScale);
        return (LevelSteps == 0 ? 0 : LevelSteps == 1 ? Known(last) : Median(window[^Math.Min(LevelSteps, window.Length)..], last, scratch), unit);
    }

    private static double Known(double value) => double.IsNaN(value) ? 0 : value;

    private static double Median(ReadOnlySpan<double> values, double last, Span<double> scratch)
    {
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                scratch[count++] = value;
            }
        }
        scratch[..count].Sort();
        return count == 0 ? Known(last) : SeriesMath.MedianOfSorted(scratch[..count]);
    }
}
