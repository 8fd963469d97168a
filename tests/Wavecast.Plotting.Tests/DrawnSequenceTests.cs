using Xunit;

namespace Wavecast.Plotting.Tests;

public sealed class DrawnSequenceTests
{
    [Fact]
    public void PerFeature_TwoFeatures_TakesTheColumns()
    {
        DrawnSequence[] panels = DrawnSequence.PerFeature("lorenz", ["x", "y"], 2, [1, 10, 2, 20, 3, 30], [double.NaN, double.NaN, 2, 21], [4, 40]);

        Assert.Equal(["lorenz · x", "lorenz · y"], panels.Select(panel => panel.Name));
        Assert.Equal([10, 20, 30], panels[1].Truth);
        Assert.Equal([double.NaN, 21], panels[1].TeacherForced);
        Assert.Equal([4], panels[0].Drawn);
        Assert.All(panels, panel => Assert.Equal(2, panel.WarmUp));
    }

    [Fact]
    public void PerFeature_OneFeature_KeepsTheName() =>
        Assert.Equal("wave", Assert.Single(DrawnSequence.PerFeature("wave", ["value"], 0, [], [], [])).Name);

    [Fact]
    public void PerFeature_RaggedRows_NamesTheArray() =>
        Assert.Equal("drawn", Assert.Throws<ArgumentException>(() => DrawnSequence.PerFeature("a", ["x", "y"], 0, [], [], [1, 2, 3])).ParamName);

    [Fact]
    public void WarmUp_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DrawnSequence { Name = "a", WarmUp = -1 });
}
