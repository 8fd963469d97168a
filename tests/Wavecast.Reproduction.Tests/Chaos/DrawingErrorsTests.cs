using Wavecast.Reproduction.Chaos;

namespace Wavecast.Reproduction.Tests.Chaos;

public class DrawingErrorsTests
{
    // After a warm-up of two: 1, 3, 1, 3 in the first feature (deviation 1), 0, 20, 0, 20 in the second (deviation 10).
    private static readonly SequenceBatch<double> Tests = SequenceBatch<double>.FromSequences([[7, 7, 7, 7, 1, 0, 3, 20, 1, 0, 3, 20]], 2);

    [Fact]
    public void Squared_IsTheMeanOverFeatures_EachByItsVariance()
    {
        DrawingErrors errors = Off([0, 0, 1, 0, 0, 10, 1, 10]);

        Assert.Equal([0, 0.5, 0.5, 1], Enumerable.Range(0, 4).Select(step => errors.Squared(0, step)));
        Assert.Equal(Math.Sqrt(0.5), errors.Nrmse(0, 4), 1e-15);
        Assert.Equal([0, Math.Sqrt(0.5), Math.Sqrt(0.5), 1], errors.Curve());
    }

    [Theory]
    [InlineData(0.7, 1)]
    [InlineData(0.8, 3)]
    [InlineData(1, 4)]
    public void ValidSteps_EndWithTheFirstErrorAboveTheThreshold(double threshold, int steps)
    {
        Assert.Equal(steps, Off([0, 0, 1, 0, 0, 10, 1, 10]).ValidSteps(0, threshold));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void Squared_OfADrawingThatIsLost_IsLargeButFinite(double drawn)
    {
        DrawingErrors errors = Off([drawn, 0, 0, 0, 0, 0, 0, 0]);

        Assert.Equal(1e12 / 2, errors.Squared(0, 0));
        Assert.True(double.IsFinite(errors.Nrmse(0, 4)));
    }

    [Fact]
    public void Of_ShowsTheDrawerTheWarmUpOnly()
    {
        SequenceBatch<double>? seen = null;

        DrawingErrors.Of(Tests, 2, (warmUp, steps) =>
        {
            seen = warmUp;
            return new SequenceBatch<double>(new double[2 * steps], 1, steps, 2);
        });

        Assert.Equal([7, 7, 7, 7], seen![0].ToArray());
    }

    private static DrawingErrors Off(double[] errors) => DrawingErrors.Of(Tests, 2, (_, steps) =>
        new SequenceBatch<double>([.. errors.Zip(Tests[0][4..].ToArray(), (error, truth) => truth + error)], 1, steps, 2));
}
