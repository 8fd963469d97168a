namespace Wavecast.Transforms;

/// <summary>A fit that transforms each step by itself, by an increasing function of its value.</summary>
internal abstract class FittedElementwise(string name) : FittedTransform(name)
{
    public sealed override bool IsElementwise => true;

    private protected sealed override double[] ApplyTo(ReadOnlySpan<double> values)
    {
        double[] transformed = new double[values.Length];
        for (int t = 0; t < transformed.Length; t++)
        {
            transformed[t] = Forward(values[t], t);
        }
        return transformed;
    }

    private protected sealed override double[] InvertFrom(ReadOnlySpan<double> future, ReadOnlySpan<double> history)
    {
        double[] values = new double[future.Length];
        for (int h = 0; h < values.Length; h++)
        {
            values[h] = Backward(future[h], (long)history.Length + h);
        }
        return values;
    }

    /// <summary>The transformed value of step <paramref name="t"/>; NaN of NaN.</summary>
    protected abstract double Forward(double value, long t);

    /// <summary>The value that <see cref="Forward"/> transforms to this one; NaN of NaN.</summary>
    protected abstract double Backward(double transformed, long t);
}
