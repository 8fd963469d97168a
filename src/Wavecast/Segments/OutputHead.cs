using System.Collections.Immutable;
using Wavecast.Kernels;
using Wavecast.Statistics;

namespace Wavecast.Segments;

/// <summary>What the outputs of a network mean at a step: a distribution of the value to come, in the units of its window.</summary>
internal abstract class OutputHead
{
    /// <summary>Outputs of a step.</summary>
    public abstract int Outputs { get; }

    /// <summary>What a prediction costs.</summary>
    public abstract StepLoss<float> Loss { get; }

    /// <summary>Whether the loss is in units of the values, so that series are to be weighed against each other.</summary>
    public virtual bool HasUnit => false;

    /// <summary>The head of a distribution.</summary>
    /// <param name="distribution">Which.</param>
    /// <param name="levels">Of the quantiles that are wanted.</param>
    public static OutputHead Of(ForecastDistribution distribution, ImmutableArray<double> levels) => distribution switch
    {
        ForecastDistribution.Quantiles => new QuantileHead(levels),
        ForecastDistribution.Gaussian => new GaussianHead(),
        ForecastDistribution.StudentT => new StudentHead(),
        ForecastDistribution.NegativeBinomial => new NegativeBinomialHead(),
        _ => throw new ArgumentOutOfRangeException(nameof(distribution), distribution, $"{distribution} is no distribution."),
    };

    /// <summary>Writes what the loss reads of a value that came; NaN where it is missing.</summary>
    /// <param name="value">In the series' units.</param>
    /// <param name="level">What was subtracted from the window.</param>
    /// <param name="unit">What it was divided by.</param>
    /// <param name="target">As many as there are outputs.</param>
    public virtual void SetTarget(double value, double level, double unit, Span<float> target) => target.Fill((float)((value - level) / unit));

    /// <summary>The value that is not exceeded with a probability.</summary>
    /// <param name="outputs">Of the network, at the step.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="level">What was subtracted from the window.</param>
    /// <param name="unit">What it was divided by.</param>
    public abstract double Quantile(ReadOnlySpan<double> outputs, double probability, double level, double unit);

    /// <summary>The values of several probabilities.</summary>
    /// <param name="outputs">Of the network, at the step.</param>
    /// <param name="probabilities">Each above 0 and below 1, ascending.</param>
    /// <param name="level">What was subtracted from the window.</param>
    /// <param name="unit">What it was divided by.</param>
    /// <param name="quantiles">As many as there are probabilities.</param>
    public virtual void Quantiles(ReadOnlySpan<double> outputs, ReadOnlySpan<double> probabilities, double level, double unit, Span<double> quantiles)
    {
        for (int q = 0; q < probabilities.Length; q++)
        {
            quantiles[q] = Quantile(outputs, probabilities[q], level, unit);
        }
    }

    /// <summary>The probability of a value or less.</summary>
    public abstract double Probability(ReadOnlySpan<double> outputs, double value, double level, double unit);

    /// <summary>Whether an output says where the value lies, rather than how far around it.</summary>
    public virtual bool IsLocation(int output) => output == 0;

    /// <summary>The output that says where the middle lies, of those that are locations.</summary>
    public virtual int Location => 0;

    /// <summary>What an output begins at beside the location.</summary>
    /// <param name="output">Which.</param>
    /// <param name="residuals">What the location leaves in training, ascending.</param>
    public abstract double StartOf(int output, double[] residuals);

    /// <summary>ln(1 + eˣ), above 0.</summary>
    private protected static double Softplus(double x) => x > 30 ? x : x < -30 ? Math.Exp(x) : Math.Log(1 + Math.Exp(x));

    /// <summary>Its derivative.</summary>
    private protected static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>What <see cref="Softplus"/> makes a value of.</summary>
    private protected static double InverseSoftplus(double y) => y > 30 ? y : Math.Log(Math.Exp(Math.Max(y, 1e-6)) - 1);

    private protected static double Deviation(double[] residuals) => residuals.Length == 0 ? 1 : Math.Sqrt(residuals.Average(residual => residual * residual));
}
