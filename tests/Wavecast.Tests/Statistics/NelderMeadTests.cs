using Wavecast.Statistics;

namespace Wavecast.Tests.Statistics;

public sealed class NelderMeadTests
{
    [Fact]
    public void Run_OnRosenbrocksValley_FindsItsBottom()
    {
        NelderMead search = new(x => 100 * Math.Pow(x[1] - x[0] * x[0], 2) + Math.Pow(1 - x[0], 2), [-5, -5], [5, 5]);

        search.Run([-1.2, 1], [0.5, 0.5], evaluationsMost: 1000, tolerance: 1e-12);

        Assert.Equal(1, search.Best.Point[0], 1e-4);
        Assert.Equal(1, search.Best.Point[1], 1e-4);
        Assert.InRange(search.Evaluations, 10, 999);
    }

    [Fact]
    public void Run_WithTheMinimumOutOfBounds_EndsOnThem()
    {
        NelderMead search = new(x => Math.Pow(x[0] - 3, 2) + Math.Pow(x[1] + 1, 2), [0, 0], [1, 1]);

        search.Run([0.9, 0.9], [0.2, 0.2], 500, 1e-12);

        Assert.Equal(1, search.Best.Point[0], 1e-4);
        Assert.Equal(0, search.Best.Point[1], 1e-4);
    }

    [Fact]
    public void Run_OnAFunctionThatIsInfinite_Ends()
    {
        NelderMead search = new(_ => double.PositiveInfinity, [0], [1]);

        search.Run([0.5], [0.1], 1000, 1e-9);

        Assert.Equal(2, search.Evaluations);
    }
}
