using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void Constant_StaysAtOne() => Assert.Equal([1, 1, 1], Factors(LearningRateSchedule.Constant, 3, 1, 1));

    /// <summary>Half a cosine over four epochs: (1 + cos(kπ/4)) / 2.</summary>
    [Fact]
    public void Cosine_FallsFromOneTowardsItsLast()
    {
        AssertNear([1, (2 + Math.Sqrt(2)) / 4, 0.5, (2 - Math.Sqrt(2)) / 4, 0], Factors(LearningRateSchedule.Cosine(), 4, 1, 1, 1, 1));
        AssertNear([1, 0.6, 0.2], Factors(LearningRateSchedule.Cosine(last: 0.2), 2, 1, 1));
    }

    [Fact]
    public void Cosine_WithWarmUp_ClimbsFirst()
    {
        AssertNear([0.25, 0.5, 0.75, 1, 1, 0.5], Factors(LearningRateSchedule.Cosine(warmUp: 4), 6, 1, 1, 1, 1, 1));
        AssertNear([0.2, 0.4], Factors(LearningRateSchedule.Cosine(warmUp: 5), 2, 1));
    }

    /// <summary>Patience 1: the first epoch without a better loss is let pass, the second lowers the factor and the count starts anew.</summary>
    [Fact]
    public void OnPlateau_LowersTheFactorWhenPatienceIsOver() =>
        Assert.Equal(
            [1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25],
            Factors(LearningRateSchedule.OnPlateau(by: 0.5, patience: 1, least: 0.25), 100, 10, 9.9999, double.NaN, 11, 12, 5, 6));

    [Fact]
    public void Restore_GoesOnWithTheSameFactors()
    {
        LearningRateSchedule plateau = LearningRateSchedule.OnPlateau(by: 0.5, patience: 2);
        LearningRateState state = plateau.CreateState(10);
        LearningRateState restored = plateau.CreateState(10);
        foreach (double loss in new[] { 3.0, 3, 3, 3, 3, 3 })
        {
            state.Advance(loss);
        }

        restored.Restore(state.Save());
        state.Advance(3);
        restored.Advance(3);

        Assert.Equal(0.25, restored.Factor);
        Assert.Equal(state.Save(), restored.Save());
    }

    /// <summary>A warm-up of two epochs ended a run of two; one of six begins its cosine there.</summary>
    [Fact]
    public void Restore_InARunOfMoreEpochs_HasItsFactors()
    {
        LearningRateSchedule cosine = LearningRateSchedule.Cosine(warmUp: 2);
        LearningRateState ended = cosine.CreateState(2);
        ended.Advance(1);
        ended.Advance(1);
        LearningRateState restored = cosine.CreateState(6);

        restored.Restore(ended.Save());

        Assert.Equal((0, 1), (ended.Factor, restored.Factor));
    }

    [Fact]
    public void Restore_WithoutANumber_NamesIt()
    {
        LearningRateState state = LearningRateSchedule.Constant.CreateState(1);
        Dictionary<string, double> saved = new(state.Save()) { ["badEpochs"] = -1 };

        Assert.Contains("'badEpochs'", Assert.Throws<ArgumentException>(() => state.Restore(saved)).Message, StringComparison.Ordinal);
        saved.Remove("epoch");
        Assert.Contains("'epoch'", Assert.Throws<ArgumentException>(() => state.Restore(saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedules_AreValues()
    {
        Assert.Equal(LearningRateSchedule.Cosine(3), LearningRateSchedule.Cosine(3));
        Assert.NotEqual(LearningRateSchedule.Cosine(3), LearningRateSchedule.Cosine(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.OnPlateau(by: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.OnPlateau(by: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(-1));
    }

    /// <summary>The factors before and after each of the losses.</summary>
    private static double[] Factors(LearningRateSchedule schedule, int epochs, params double[] losses)
    {
        LearningRateState state = schedule.CreateState(epochs);
        return [state.Factor, .. losses.Select(loss =>
        {
            state.Advance(loss);
            return state.Factor;
        })];
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }
}
