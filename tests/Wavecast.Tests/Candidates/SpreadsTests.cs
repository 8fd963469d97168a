using Wavecast.Candidates;

namespace Wavecast.Tests.Candidates;

public sealed class SpreadsTests
{
    /// <summary>Quantiles of two series at one step: 1 down and 4 up, and a hundred times that.</summary>
    private static readonly double[][] Said = [[-1, 0, 4], [-100, 0, 400]];

    [Fact]
    public void At_NoShrinkage_IsWhatTheNetworkSays()
    {
        Spreads spreads = new([[1]], [1, 10], Said, 3, 0);

        Assert.Equal((1, 4), spreads.At(0, 0, 0));
        Assert.Equal((100, 400), spreads.At(1, 0, 0));
    }

    // By scale they are 1, 4, 10 and 40; the geometric mean is √40.
    [Fact]
    public void At_FullShrinkage_IsTheSamePartOfAnyScale()
    {
        Spreads spreads = new([[1]], [1, 10], Said, 3, 1);

        Assert.Equal(Math.Sqrt(40), spreads.At(0, 0, 0).Down, 1e-12);
        Assert.Equal(10 * Math.Sqrt(40), spreads.At(1, 0, 0).Up, 1e-12);
    }

    [Fact]
    public void At_HalfShrinkage_IsTheGeometricMeanOfBoth()
    {
        Spreads spreads = new([[1]], [1, 10], Said, 3, 0.5);

        Assert.Equal(Math.Sqrt(4 * Math.Sqrt(40)), spreads.At(0, 0, 0).Up, 1e-12);
        Assert.Equal(Math.Sqrt(100 * 10 * Math.Sqrt(40)), spreads.At(1, 0, 0).Down, 1e-12);
    }

    [Fact]
    public void At_ASpreadThatIsSaidToBeNone_StaysAtTheLeast()
    {
        Spreads spreads = new([[1]], [1, 10], [[0, 0, 4], [-100, 0, 400]], 3, 1);

        Assert.Equal(0.001, spreads.At(0, 0, 0).Down);
        Assert.Equal(Math.Cbrt(4 * 10 * 40), spreads.At(0, 0, 0).Up, 1e-12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    public void At_ASeriesThatNeverChanged_IsWhatTheNetworkSays(double scale)
    {
        Spreads spreads = new([[1]], [1, scale], Said, 3, 1);

        Assert.Equal((100, 400), spreads.At(1, 0, 0));
        Assert.Equal(2, spreads.At(0, 0, 0).Down, 1e-12);
    }

    [Fact]
    public void At_ASeriesWithoutQuantiles_IsTheMeanErrorOfTheStep()
    {
        Spreads spreads = new([[1, 3]], [2, 10], [null, [-100, 0, 400, -1, 0, 1]], 3, 0.5);

        Assert.Equal((6, 6), spreads.At(0, 0, 1));
    }
}
