namespace Wavecast.Reproduction.Chaos;

/// <summary>Drawings of test sequences against what came.</summary>
internal sealed class DrawingErrors
{
    /// <summary>A drawing further off than this, in standard deviations, is lost whatever it does; so means stay finite.</summary>
    private const double Lost = 1e6;

    private readonly SequenceBatch<double> tests;
    private readonly SequenceBatch<double> drawn;
    private readonly int warmUp;
    private readonly double[] deviations;

    private DrawingErrors(SequenceBatch<double> tests, int warmUp, SequenceBatch<double> drawn)
    {
        (this.tests, this.warmUp, this.drawn) = (tests, warmUp, drawn);
        deviations = [.. Enumerable.Range(0, tests.Features).Select(Deviation)];
    }

    /// <summary>Steps drawn.</summary>
    public int Steps => drawn.Steps;

    /// <summary>Number of drawings.</summary>
    public int Starts => drawn.Count;

    /// <summary>The first feature of the first drawing.</summary>
    public double[] Drawing => [.. Enumerable.Range(0, Steps).Select(step => drawn[0][step * drawn.Features])];

    /// <summary>Draws the tests on from their warm-up.</summary>
    public static DrawingErrors Of(SequenceBatch<double> tests, int warmUp, Drawer draw)
    {
        List<double[]> beginnings = [];
        for (int b = 0; b < tests.Count; b++)
        {
            beginnings.Add(tests[b][..(warmUp * tests.Features)].ToArray());
        }
        return new DrawingErrors(tests, warmUp, draw(SequenceBatch<double>.FromSequences(beginnings, tests.Features), tests.Steps - warmUp));
    }

    /// <summary>The squared error of a step of a drawing by the variances of the signal, a mean over the features.</summary>
    public double Squared(int start, int step)
    {
        double sum = 0;
        for (int k = 0; k < tests.Features; k++)
        {
            double error = (drawn[start][step * tests.Features + k] - tests[start][(warmUp + step) * tests.Features + k]) / deviations[k];
            sum += double.IsFinite(error) ? Math.Min(error * error, Lost * Lost) : Lost * Lost;
        }
        return sum / tests.Features;
    }

    /// <summary>Root mean square error by step over all starts, by the standard deviation of the signal: element k is step k + 1.</summary>
    public double[] Curve() =>
        [.. Enumerable.Range(0, Steps).Select(step => Math.Sqrt(Enumerable.Range(0, Starts).Average(start => Squared(start, step))))];

    /// <summary>Root mean square error over the first steps of a drawing.</summary>
    public double Nrmse(int start, int steps) => Math.Sqrt(Enumerable.Range(0, steps).Average(step => Squared(start, step)));

    /// <summary>Steps of a drawing before its error passes a threshold.</summary>
    public int ValidSteps(int start, double threshold)
    {
        int step = 0;
        while (step < Steps && Squared(start, step) <= threshold * threshold)
        {
            step++;
        }
        return step;
    }

    private double Deviation(int feature)
    {
        double[] values = [.. Enumerable.Range(0, tests.Count).SelectMany(b => ValuesOf(b, feature))];
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>What is to be drawn of a sequence.</summary>
    private IEnumerable<double> ValuesOf(int sequence, int feature)
    {
        for (int step = warmUp; step < tests.Steps; step++)
        {
            yield return tests[sequence][step * tests.Features + feature];
        }
    }
}
