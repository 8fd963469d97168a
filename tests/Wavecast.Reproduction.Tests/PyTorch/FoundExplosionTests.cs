using Wavecast.Reproduction.PyTorch;
namespace Wavecast.Reproduction.Tests.PyTorch;

public sealed class FoundExplosionTests
{
    [Fact]
    public void In_LossAboveTheStartAfterLearning_IsFoundInItsStep()
    {
        FoundExplosion? found = FoundExplosion.In(Run([1, 2e-4, 0.9, 1.5, 40, 1e-3], 2, 5, 6));

        Assert.Equal(new FoundExplosion(Evaluation: 4, Step: 2, Loss: 1.5, Lowest: 2e-4, Peak: 40), found);
    }

    [Fact]
    public void In_OvershootBeforeAnythingIsLearnt_IsNone() => Assert.Null(FoundExplosion.In(Run([0.5, 0.3, 490, 16, 0.4, 1e-5], 6)));

    [Fact]
    public void In_LossThatIsNotFinite_IsAnInfinitePeak() =>
        Assert.Equal(double.PositiveInfinity, FoundExplosion.In(Run([1, 1e-4, double.NaN], 3))!.Peak);

    [Fact]
    public void LostIn_LossThatStaysAboveTheStart_IsTheStepWhereItLeft()
    {
        Assert.Equal(2, FoundExplosion.LostIn(Run([1, 1e-4, 3, 0.5, 4, 9], 4, 6)));
        Assert.Null(FoundExplosion.LostIn(Run([1, 1e-4, 3, 0.5], 4)));
    }

    private static ExampleRun Run(double[] losses, params int[] ends) =>
        new(losses, [.. ends.Select(end => new ExampleStep(end, 0, 0, []))], Seed: 0);
}
