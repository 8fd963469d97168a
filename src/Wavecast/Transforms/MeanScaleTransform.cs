namespace Wavecast.Transforms;

/// <summary>Divided by the mean absolute value.</summary>
internal sealed class MeanScaleTransform() : SeriesTransform("mean-scale")
{
    private protected override FittedTransform Learn(ReadOnlySpan<double> history, int season, out string problem)
    {
        problem = "";
        double sum = 0;
        int known = 0;
        foreach (double value in history)
        {
            if (!double.IsNaN(value))
            {
                sum += Math.Abs(value);
                known++;
            }
        }
        return new FittedScale(Name, 0, sum == 0 ? 1 : sum / known);
    }

    internal override FittedTransform Load(TransformState state) => FittedScale.Load(Name, state);
}
