using Wavecast.Kernels;
using Wavecast.Statistics;

namespace Wavecast.Segments;

/// <summary>A Gaussian: its mean, and what the softplus function makes its standard deviation of.</summary>
internal sealed class GaussianHead : OutputHead
{
    /// <summary>In units of the window, below which no deviation falls.</summary>
    private const double LeastDeviation = 1e-3;

    public override int Outputs => 2;

    public override StepLoss<float> Loss { get; } = new LikelihoodLoss(2, Cost);

    public override double Quantile(ReadOnlySpan<double> outputs, double probability, double level, double unit) =>
        level + unit * (outputs[0] + DeviationOf(outputs) * SpecialFunctions.NormalQuantile(probability));

    public override double Probability(ReadOnlySpan<double> outputs, double value, double level, double unit) =>
        SpecialFunctions.NormalProbability(((value - level) / unit - outputs[0]) / DeviationOf(outputs));

    public override double StartOf(int output, double[] residuals) => output == 0 ? 0 : InverseSoftplus(Deviation(residuals));

    private static double DeviationOf(ReadOnlySpan<double> outputs) => LeastDeviation + Softplus(outputs[1]);

    private static double Cost(ReadOnlySpan<double> outputs, ReadOnlySpan<double> target, Span<double> gradient)
    {
        double deviation = DeviationOf(outputs), z = (target[0] - outputs[0]) / deviation;
        gradient[0] = -z / deviation;
        gradient[1] = (1 - z * z) / deviation * Sigmoid(outputs[1]);
        return Math.Log(deviation) + 0.5 * z * z;
    }
}
