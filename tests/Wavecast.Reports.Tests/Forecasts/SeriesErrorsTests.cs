using Wavecast.Reports.Forecasts;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Tests.Forecasts;

public sealed class SeriesErrorsTests
{
    /// <summary>Series i is missed by i and 1 + i: the truth decides the order, not the panel.</summary>
    [Fact]
    public void Examples_OfTruth_AreBestMedianAndWorst()
    {
        Panel panel = new(Enumerable.Range(0, 5).Select(i => Samples.Ramp($"s{i}", 20))), truth = new(Enumerable.Range(0, 5).Select(i => Samples.Of($"s{i}", 19 + (i * 2) % 5, 20 + (i * 2) % 5)));

        SeriesErrors errors = SeriesErrors.Of(Samples.Input(panel, truth: truth));

        // (2 i) mod 5 is 0, 2, 4, 1, 3.
        Assert.Equal([(0, "best"), (1, "median"), (2, "worst")], errors.Examples(12));
        Assert.Equal(2.5, errors[1], 1e-12);
        Assert.Equal([0, 1, 2], errors.Some(3));
    }

    [Fact]
    public void Examples_WithoutErrors_AreTheFirst()
    {
        SeriesErrors errors = SeriesErrors.Of(Samples.Input(new([Samples.Ramp("a", 20), Samples.Ramp("b", 20), Samples.Ramp("c", 20)])));

        Assert.Equal([(0, ""), (1, "")], errors.Examples(2));
        Assert.False(errors.AreKnown);
    }
}
