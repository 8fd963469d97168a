namespace Wavecast.Dynamics;

/// <summary>The means of logarithms that Lyapunov exponents are: weighted over all steps and over each of ten parts, and plain at marks on the way.</summary>
internal sealed class LyapunovSums
{
    private const int Parts = 10;
    private const int MostMarks = 200;

    private readonly double[] weights;
    private readonly double[] partWeights;
    private readonly double[][] parts;
    private readonly double[] plain;
    private int nextMark;

    public LyapunovSums(int exponents, int steps)
    {
        Steps = steps;
        weights = BirkhoffWeight.Of(steps);
        partWeights = BirkhoffWeight.Of(steps / Parts);
        Exponents = new double[exponents];
        plain = new double[exponents];
        parts = [.. Exponents.Select(_ => new double[Parts])];
        int marks = Math.Min(MostMarks, steps);
        Marks = [.. Enumerable.Range(1, marks).Select(mark => (int)((long)steps * mark / marks))];
        Histories = [.. Exponents.Select(_ => new double[marks])];
    }

    public int Steps { get; }

    /// <summary>The weighted means.</summary>
    public double[] Exponents { get; }

    /// <summary>Number of steps at each mark.</summary>
    public int[] Marks { get; }

    /// <summary>Of each exponent, the plain mean at each mark.</summary>
    public double[][] Histories { get; }

    /// <summary>Takes the logarithms of a step, in order of steps from 0.</summary>
    public void Add(int step, ReadOnlySpan<double> logarithms)
    {
        int part = step / partWeights.Length;
        bool isMark = Marks[nextMark] == step + 1;
        for (int e = 0; e < logarithms.Length; e++)
        {
            Exponents[e] += weights[step] * logarithms[e];
            plain[e] += logarithms[e];
            if (part < Parts)
            {
                parts[e][part] += partWeights[step % partWeights.Length] * logarithms[e];
            }
            if (isMark)
            {
                Histories[e][nextMark] = plain[e] / (step + 1);
            }
        }
        nextMark += isMark ? 1 : 0;
    }

    /// <summary>The standard error of the mean of the parts.</summary>
    public IEnumerable<double> Errors() => parts.Select(means =>
    {
        double mean = means.Average();
        return Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Parts * (Parts - 1)));
    });
}
