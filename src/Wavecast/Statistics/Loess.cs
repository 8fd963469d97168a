namespace Wavecast.Statistics;

/// <summary>Smoothing by weighted least squares over the nearest points, of values that lie a step apart.</summary>
/// <remarks>Cleveland, Journal of the American Statistical Association 74 (1979), with the tricube weights and the widening beyond the
/// series' length that Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6 (1990), section 2, give.</remarks>
/// <param name="Window">Points that count, from 2.</param>
/// <param name="IsLinear">Whether a line is fitted rather than a mean.</param>
internal readonly record struct Loess(int Window, bool IsLinear)
{
    /// <summary>The smooth value at a step; it may lie outside the series.</summary>
    public double At(int step, ReadOnlySpan<double> values) => Smooth(values, step, count: 1)[0];

    /// <summary>The smooth values of all steps.</summary>
    public double[] Smooth(ReadOnlySpan<double> values) => Smooth(values, first: 0, values.Length);

    /// <summary>The smooth values of so many steps from the first; they may lie outside the series.</summary>
    public double[] Smooth(ReadOnlySpan<double> values, int first, int count)
    {
        double[] smooth = new double[count];
        int points = Math.Min(Window, values.Length);
        LoessWeights weights = new(points, widening: (Window - points) / 2);
        for (int i = 0; i < count; i++)
        {
            int step = first + i, nearest = Math.Clamp(step - (points - 1) / 2, 0, values.Length - points);
            weights.MoveTo(step - nearest);
            ReadOnlySpan<double> near = values.Slice(nearest, points);
            smooth[i] = IsLinear ? weights.Line(near) : weights.Mean(near);
        }
        return smooth;
    }
}
