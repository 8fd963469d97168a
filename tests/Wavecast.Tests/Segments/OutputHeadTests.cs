using Wavecast.Kernels;
using Wavecast.Randomness;
using Wavecast.Segments;
using Wavecast.Statistics;

namespace Wavecast.Tests.Segments;

public sealed unsafe class OutputHeadTests
{
    public static TheoryData<ForecastDistribution> Likelihoods => [ForecastDistribution.Gaussian, ForecastDistribution.StudentT, ForecastDistribution.NegativeBinomial];

    public static TheoryData<ForecastDistribution> All => [.. Enum.GetValues<ForecastDistribution>()];

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Loss_HasTheGradientOfFiniteDifferences(ForecastDistribution distribution)
    {
        OutputHead head = OutputHead.Of(distribution, Waves.Quantiles);
        float[] target = new float[head.Outputs], outputs = [.. new[] { 0.7f, -0.4f, 0.9f }.Take(head.Outputs)], gradient = new float[head.Outputs];
        head.SetTarget(7, level: 5, unit: 2, target);
        Loss(head, outputs, target, gradient);
        for (int o = 0; o < outputs.Length; o++)
        {
            const float Step = 1f / 64;
            float[] up = [.. outputs], down = [.. outputs];
            up[o] += Step;
            down[o] -= Step;
            double slope = (Loss(head, up, target, null) - Loss(head, down, target, null)) / (2 * Step);
            Assert.Equal(slope, gradient[o], 1e-3 * (1 + Math.Abs(slope)));
        }
    }

    // Where the likelihood is least surprised, its mean over draws of the distribution itself is smaller than with any parameter moved.
    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Loss_OfDrawsOfTheDistribution_IsLeastAtItsOwnParameters(ForecastDistribution distribution)
    {
        OutputHead head = OutputHead.Of(distribution, Waves.Quantiles);
        float[] outputs = [.. new[] { 0.5f, 0.2f, 1f }.Take(head.Outputs)];
        PhiloxStream stream = new(3, RandomPurpose.SamplePath);
        double[] draws = [.. Enumerable.Range(0, 4000).Select(i => head.Quantile([.. outputs.Select(o => (double)o)], Math.Clamp(stream.Uniform(i), 1e-9, 1 - 1e-9), 5, 3))];

        double own = Mean(outputs);

        for (int o = 0; o < outputs.Length; o++)
        {
            foreach (float move in new[] { -0.5f, 0.5f })
            {
                float[] moved = [.. outputs];
                moved[o] += distribution == ForecastDistribution.StudentT && o == 2 ? 4 * move : move;
                Assert.True(Mean(moved) > own, $"output {o} moved by {move}: {Mean(moved)} against {own}");
            }
        }

        double Mean(float[] said) => draws.Average(value =>
        {
            float[] target = new float[head.Outputs];
            head.SetTarget(value, 5, 3, target);
            return Loss(head, said, target, null);
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Quantile_IsTheInverseOfProbability(ForecastDistribution distribution)
    {
        OutputHead head = OutputHead.Of(distribution, Waves.Quantiles);
        double[] outputs = [.. new[] { -1.0, -0.5, 0.1, 0.9, 1.3 }.Take(head.Outputs)];
        double last = double.NegativeInfinity;
        foreach (double probability in new[] { 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999 })
        {
            double value = head.Quantile(outputs, probability, 100, 10);
            Assert.True(value >= last);
            last = value;
            if (distribution != ForecastDistribution.NegativeBinomial)
            {
                Assert.Equal(probability, head.Probability(outputs, value, 100, 10), 1e-6);
            }
        }
    }

    private static double Loss(OutputHead head, float[] outputs, float[] target, float[]? gradient)
    {
        StepLoss<float> loss = head.Loss;
        double sum = 0;
        fixed (float* y = outputs, t = target, dy = gradient)
        {
            loss.Add(y, t, dy, outputs.Length, lanes: 1, weight: 1, ref sum);
        }
        return sum;
    }
}
