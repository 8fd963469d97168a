namespace Wavecast.Dynamics;

/// <summary>Tells from a drawing and its exponents what it comes to; <c>docs/explanation/dynamics.md</c> has the criteria in words.</summary>
internal static class AttractorTest
{
    /// <summary>A swing below this part of the data's width is none.</summary>
    private const double Still = 1e-6;

    /// <summary>By how much of itself the swing of a settled motion may change from one quarter to the next.</summary>
    private const double Steady = 0.05;

    private const int LongestRepetition = 5000;

    /// <param name="spectrum">The exponents behind the drawing.</param>
    /// <param name="features">Of each feature, the drawing, at least 8 steps.</param>
    /// <param name="widths">Of each feature, the width of the data's range; above 0.</param>
    public static Attractor Judge(LyapunovSpectrum spectrum, double[][] features, double[] widths)
    {
        double third = Swing(features, widths, 2), fourth = Swing(features, widths, 3);
        if (fourth <= Still)
        {
            return Attractor.FixedPoint;
        }
        int zeros = Enumerable.Range(0, spectrum.Exponents.Length).Count(spectrum.IsZero);
        if (spectrum.Exponents[0] > 0 && !spectrum.IsZero(0))
        {
            return Attractor.Chaos;
        }
        if (zeros >= 2)
        {
            return Attractor.Torus;
        }
        bool isSteady = Math.Abs(fourth - third) <= Steady * third;
        if (isSteady && (zeros == 1 || Repeats(features, widths)))
        {
            return Attractor.LimitCycle;
        }
        return zeros == 0 && fourth < third ? Attractor.FixedPoint : Attractor.Unsettled;
    }

    /// <summary>The widest range of a feature in a quarter of the drawing, in parts of the data's.</summary>
    private static double Swing(double[][] features, double[] widths, int quarter) => features.Zip(widths, (values, width) =>
    {
        ReadOnlySpan<double> part = values.AsSpan(quarter * (values.Length / 4), values.Length / 4);
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double value in part)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }
        return (most - least) / width;
    }).Max();

    /// <summary>Whether the drawing ends with three equal stretches: a cycle of a whole number of steps, which need not have an exponent of 0.</summary>
    private static bool Repeats(double[][] features, double[] widths) =>
        Enumerable.Range(1, Math.Min(LongestRepetition, features[0].Length / 8)).Any(period =>
            features.Zip(widths).All(pair => Repeats(pair.First, Still * pair.Second, period)));

    private static bool Repeats(double[] values, double tolerance, int period)
    {
        for (int t = values.Length - 2 * period; t < values.Length; t++)
        {
            if (Math.Abs(values[t] - values[t - period]) > tolerance)
            {
                return false;
            }
        }
        return true;
    }
}
