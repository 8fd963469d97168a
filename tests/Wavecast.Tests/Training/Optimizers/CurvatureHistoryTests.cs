using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

public sealed class CurvatureHistoryTests
{
    /// <summary>The secant equation, which defines a quasi-Newton method: H·y = s for the last pair, so −H·(−y) = s.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Direct_MapsTheLastChangeOfGradientToItsStep(int pairs)
    {
        CurvatureHistory<double> history = new(length: 3, capacity: 2, CurvatureTest.Relative);
        double[] curvature = [1, 5, 9];
        double[] s = [];
        double[] y = [];
        for (int pair = 0; pair < pairs; pair++)
        {
            s = [1, pair - 2, 0.3 * pair];
            y = [.. s.Zip(curvature, (step, c) => c * step)];
            history.Add(s, 1, new double[3], y);
        }
        double[] direction = new double[3];

        history.Direct([.. y.Select(value => -value)], direction);

        // Rounding of a few operations on numbers below 20.
        Assert.All(direction.Zip(s), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void Add_OfAPairWithoutCurvature_IsIgnored()
    {
        CurvatureHistory<double> history = new(length: 2, capacity: 2, CurvatureTest.Relative);
        double[] direction = new double[2];

        history.Add([1, 0], 1, [0, 0], [0, 3]);
        history.Add([1, 0], 1, [0, 0], [-2, 0]);
        history.Add([0, 0], 1, [0, 0], [0, 0]);
        history.Direct([4, 5], direction);

        Assert.Equal([-4, -5], direction);
    }

    [Fact]
    public void Save_ThenMorePairsThanFit_LeavesTheSnapshotAsItWas()
    {
        CurvatureHistory<double> history = new(length: 2, capacity: 2, CurvatureTest.Relative);
        OptimizerSnapshot<double> snapshot = new();
        history.Add([1, 2], 1, [0, 0], [3, 4]);
        history.Add([2, 1], 1, [0, 0], [4, 3]);
        history.Save(snapshot);
        string saved = Values(snapshot);

        for (int pair = 3; pair < 9; pair++)
        {
            history.Add([pair, 1], 1, [0, 0], [pair, 2]);
        }

        Assert.Equal(saved, Values(snapshot));
        Assert.Equal([1.0, 2.0], snapshot.Vectors["s.0"]);
    }

    private static string Values(OptimizerSnapshot<double> snapshot) =>
        string.Join("; ", snapshot.Vectors.OrderBy(vector => vector.Key, StringComparer.Ordinal).Select(vector => $"{vector.Key} {string.Join(' ', vector.Value)}"));
}
