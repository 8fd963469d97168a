using Wavecast.Segments;

namespace Wavecast.Tests.Segments;

public sealed class WindowReaderTests
{
    private static readonly SegmentLayout Layout = new(2, 3, 1, Waves.Quantiles);

    [Fact]
    public void Read_OfAWholeWindow_GivesValuesAndAMaskForEachSegment()
    {
        WindowReader reader = new(Layout, new WindowScaling(1));

        float[] inputs = reader.Read([0, 1, 2, 3, 4, 5, 6], 7, scale: 1).ToArray();

        // The last value is the level, and four mean changes of 1 are the unit.
        Assert.Equal((6, 4), (reader.Level, reader.Unit));
        Assert.Equal([-1.25f, -1, 1, 1, -0.75f, -0.5f, 1, 1, -0.25f, 0, 1, 1], inputs);
        Assert.Equal(7.5, reader.Restored(reader.Scaled(7.5)), 1e-12);
    }

    [Fact]
    public void Read_OfMissingValuesAndBeforeTheFirst_MasksThem()
    {
        WindowReader reader = new(Layout, new WindowScaling(1));

        float[] inputs = reader.Read([1, double.NaN, 5, double.NaN], 4, scale: 1).ToArray();

        Assert.Equal(5, reader.Level);
        Assert.Equal([0, 0, 0, 0, -0.25f, 0, 1, 0, 0, 0, 1, 0], inputs);
    }

    [Fact]
    public void Read_WithAMedianLevel_TakesTheMedianOfTheLastSteps()
    {
        WindowReader reader = new(Layout, new WindowScaling(3, IsUnitOfWindow: false));

        reader.Read([0, 0, 0, 7, 1, 2], 6, scale: 0.5);

        Assert.Equal((2, 2), (reader.Level, reader.Unit));
    }

    [Fact]
    public void Read_OfAConstantWindow_HasAUnitOfTheSeries()
    {
        WindowReader reader = new(Layout, new WindowScaling(1));

        reader.Read([3, 3, 3, 3, 3, 3], 6, scale: 2);

        Assert.Equal(4 * 0.05 * 2, reader.Unit, 1e-12);
    }

    // Segments end at steps 2, 4 and 6; the head of two steps lies behind each of them.
    [Fact]
    public void Read_OfFeatures_GivesPastOnesOfTheSegmentAndFutureOnesBehindIt()
    {
        WindowReader reader = new(new SegmentLayout(2, 3, 2, Waves.Quantiles, new FeatureCounts(1, 1, 1)), new WindowScaling(1));
        SeriesFeatures features = new([[10, 11, 12, 13, 14, 15]], [[20, 21, 22, 23, 24, 25, 26]], [7]);

        float[] inputs = reader.Read([0, 1, 2, 3, 4, 5], 6, scale: 1, features).ToArray();

        Assert.Equal([10, 11, 22, 23, 7], inputs[4..9]);
        Assert.Equal([12, 13, 24, 25, 7], inputs[13..18]);
        // Of what is not known, 0.
        Assert.Equal([14, 15, 26, 0, 7], inputs[22..27]);
        // A path that begins at step 2 reads the same features.
        Assert.Equal([14, 15, 26, 0, 7], reader.Read([2, 3, 4, 5], 4, scale: 1, features, firstStep: 2)[22..27].ToArray());
    }
}
