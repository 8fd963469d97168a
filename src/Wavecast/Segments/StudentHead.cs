using Wavecast.Kernels;
using Wavecast.Statistics;

namespace Wavecast.Segments;

/// <summary>Student's t: its location, and what the softplus function makes its scale and its degrees of freedom beyond 2 of.</summary>
internal sealed class StudentHead : OutputHead
{
    private const double LeastScale = 1e-3;

    /// <summary>So that there is a variance.</summary>
    private const double LeastFreedom = 2;

    /// <summary>Degrees of freedom at the start.</summary>
    private const double StartFreedom = 8;

    public override int Outputs => 3;

    public override StepLoss<float> Loss { get; } = new LikelihoodLoss(3, Cost);

    public override double Quantile(ReadOnlySpan<double> outputs, double probability, double level, double unit) =>
        level + unit * (outputs[0] + ScaleOf(outputs) * SpecialFunctions.StudentQuantile(probability, FreedomOf(outputs)));

    public override double Probability(ReadOnlySpan<double> outputs, double value, double level, double unit) =>
        SpecialFunctions.StudentProbability(((value - level) / unit - outputs[0]) / ScaleOf(outputs), FreedomOf(outputs));

    public override double StartOf(int output, double[] residuals) => output switch
    {
        0 => 0,
        1 => InverseSoftplus(Deviation(residuals) * Math.Sqrt((StartFreedom - 2) / StartFreedom)),
        _ => InverseSoftplus(StartFreedom - LeastFreedom),
    };

    private static double ScaleOf(ReadOnlySpan<double> outputs) => LeastScale + Softplus(outputs[1]);

    private static double FreedomOf(ReadOnlySpan<double> outputs) => LeastFreedom + Softplus(outputs[2]);

    private static double Cost(ReadOnlySpan<double> outputs, ReadOnlySpan<double> target, Span<double> gradient)
    {
        double scale = ScaleOf(outputs), freedom = FreedomOf(outputs), z = (target[0] - outputs[0]) / scale, square = z * z / freedom;
        double log = Math.Log(1 + square), pull = (freedom + 1) / freedom * z / (1 + square);
        gradient[0] = -pull / scale;
        gradient[1] = (1 - z * pull) / scale * Sigmoid(outputs[1]);
        gradient[2] = 0.5 * (SpecialFunctions.Digamma(freedom / 2) - SpecialFunctions.Digamma((freedom + 1) / 2) + 1 / freedom + log - z * pull / freedom) * Sigmoid(outputs[2]);
        return SpecialFunctions.LogGamma(freedom / 2) - SpecialFunctions.LogGamma((freedom + 1) / 2) + 0.5 * Math.Log(freedom * Math.PI) + Math.Log(scale) + (freedom + 1) / 2 * log;
    }
}
