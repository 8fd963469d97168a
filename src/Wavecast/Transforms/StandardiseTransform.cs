namespace Wavecast.Transforms;

/// <summary>Less the mean, divided by the standard deviation.</summary>
internal sealed class StandardiseTransform() : SeriesTransform("standardise")
{
    private protected override FittedTransform Learn(ReadOnlySpan<double> history, int season, out string problem)
    {
        problem = "";
        double first = history[history.IndexOfAnyExcept(double.NaN)], sum = 0, squares = 0;
        int known = 0;
        // From the first known value, so that a constant has exactly no deviation.
        foreach (double value in history)
        {
            if (!double.IsNaN(value))
            {
                sum += value - first;
                known++;
            }
        }
        double mean = first + sum / known;
        foreach (double value in history)
        {
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        double deviation = Math.Sqrt(squares / known);
        return new FittedScale(Name, mean, deviation == 0 ? 1 : deviation);
    }

    internal override FittedTransform Load(TransformState state) => FittedScale.Load(Name, state);
}
