using Wavecast.Training;

namespace Wavecast.Tests.Training;

public sealed class ExplosionTests
{
    /// <summary>The overshoots that come back are those of PyTorch's small example, 992 times the start, and its like from other seeds.</summary>
    [Theory]
    [InlineData(496, 0.5, 0.34)]
    [InlineData(499_999, 0.5, 0.25)]
    [InlineData(0.5, 0.5, 1e-5)]
    public void Judge_LossesThatComeBack_Pass(double loss, double start, double lowest) =>
        Explosion.Judge("loss", loss, start, lowest, Explosion.MostGrowth);

    [Theory]
    [InlineData(500_001, 0.5, 0.25)]
    [InlineData(0.51, 0.5, 1e-5)]
    [InlineData(double.NaN, 0.5, 0.5)]
    [InlineData(double.PositiveInfinity, 0.5, 0.5)]
    public void Judge_LossesThatDoNot_AreAnExplosion(double loss, double start, double lowest)
    {
        ExplodedException e = Assert.Throws<ExplodedException>(() => Explosion.Judge("loss", loss, start, lowest, Explosion.MostGrowth));

        Assert.Equal(loss, e.Loss);
    }

    [Fact]
    public void Judge_OnceRescued_AllowsLess()
    {
        Explosion.Judge("loss", 4.9, 0.5, 0.5, Explosion.MostGrowthOnceRescued);
        Assert.Throws<ExplodedException>(() => Explosion.Judge("loss", 5.1, 0.5, 0.5, Explosion.MostGrowthOnceRescued));
    }
}
