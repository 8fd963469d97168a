using Wavecast.Kernels;
using Wavecast.Statistics;

namespace Wavecast.Segments;

/// <summary>A negative binomial of counts: what the softplus function makes its mean, in units of the window, and its dispersion of. Its windows have no level.</summary>
/// <remarks>As DeepAR (Salinas, Flunkert, Gasthaus and Januschowski, International Journal of Forecasting 36, 2020).</remarks>
internal sealed class NegativeBinomialHead : OutputHead
{
    private const double LeastMean = 1e-4;
    private const double LeastDispersion = 1e-4;

    public override int Outputs => 2;

    public override StepLoss<float> Loss { get; } = new LikelihoodLoss(2, Cost);

    /// <summary>The count, and the unit that the mean is said in.</summary>
    public override void SetTarget(double value, double level, double unit, Span<float> target) => (target[0], target[1]) = ((float)value, (float)unit);

    public override double Quantile(ReadOnlySpan<double> outputs, double probability, double level, double unit) =>
        SpecialFunctions.NegativeBinomialQuantile(probability, MeanOf(outputs) * unit, DispersionOf(outputs));

    /// <summary>In the middle of the count's own probability, since a count is no continuous value.</summary>
    public override double Probability(ReadOnlySpan<double> outputs, double value, double level, double unit)
    {
        double mean = MeanOf(outputs) * unit, dispersion = DispersionOf(outputs);
        return 0.5 * (SpecialFunctions.NegativeBinomialProbability(value, mean, dispersion) + SpecialFunctions.NegativeBinomialProbability(value - 1, mean, dispersion));
    }

    public override bool IsLocation(int output) => false;

    public override double StartOf(int output, double[] residuals) => InverseSoftplus(output == 0 ? 1 : 0.3);

    private static double MeanOf(ReadOnlySpan<double> outputs) => LeastMean + Softplus(outputs[0]);

    private static double DispersionOf(ReadOnlySpan<double> outputs) => LeastDispersion + Softplus(outputs[1]);

    private static double Cost(ReadOnlySpan<double> outputs, ReadOnlySpan<double> target, Span<double> gradient)
    {
        double count = target[0], unit = target[1], mean = MeanOf(outputs) * unit, size = 1 / DispersionOf(outputs), share = Math.Log(size / (size + mean));
        gradient[0] = ((count + size) / (size + mean) - count / mean) * unit * Sigmoid(outputs[0]);
        double bySize = SpecialFunctions.Digamma(count + size) - SpecialFunctions.Digamma(size) + share + 1 - (count + size) / (size + mean);
        gradient[1] = bySize * size * size * Sigmoid(outputs[1]);
        return SpecialFunctions.LogGamma(size) + SpecialFunctions.LogGamma(count + 1) - SpecialFunctions.LogGamma(count + size) - size * share - count * Math.Log(mean / (size + mean));
    }
}
