using Wavecast.Dynamics;

namespace Wavecast.Tests.Dynamics;

public sealed class FeatureDynamicsTests
{
    private const int WarmUp = 500;

    [Fact]
    public void PhaseDrift_OfADrawingThatIsTooFast_IsWhatItIsAheadOfTheTruth()
    {
        // A period of 40 steps, drawn in 39.9: after t steps it is t (1/39.9 − 1/40) periods ahead.
        FeatureDynamics feature = new(Wave(0, 2000, 39.9), Wave(-WarmUp, WarmUp + 1500, 40), WarmUp);

        Assert.True(feature.IsAgainstTruth);
        Assert.Equal(40, feature.TruthPeriod!.Value, 0.01);
        Assert.Equal(39.9, feature.Period!.Value, 0.01);
        double last = feature.PhaseSteps[^1];
        Assert.InRange(last, 1400, 1500);
        Assert.Equal(last * (1 / 39.9 - 1 / 40.0), feature.PhaseDrift!.Value, 1e-4);
    }

    [Fact]
    public void PhaseDrift_WithoutTruth_IsWhatItIsAheadOfItsBeginning()
    {
        // The frequency rises evenly from 1/40 by a hundredth of itself: the phase ahead is its quadratic part.
        double[] drawn = [.. Enumerable.Range(0, 8000).Select(t => Math.Sin(2 * Math.PI * (t / 40.0 + 0.01 / 40 * t * (double)t / 16000)))];

        FeatureDynamics feature = new(drawn, [], 0);

        Assert.False(feature.IsAgainstTruth);
        // From the middle of the first quarter to that of the last it rises by three quarters.
        Assert.Equal(0.0075, feature.FrequencyDrift!.Value, 2e-4);
        // (T² − T·T/4)·c for c = 0.01 / 40 / 16000, T = 8000: 0.75 of a period.
        Assert.Equal(0.75, feature.PhaseDrift!.Value, 0.03);
    }

    [Fact]
    public void Amplitude_OfADrawingThatShrinks_IsThatOfItsLastQuarterBesideTheTruths()
    {
        double[] drawn = [.. Wave(0, 4000, 40).Select((value, t) => value * Math.Exp(-t / 4000.0))];

        FeatureDynamics feature = new(drawn, Wave(-WarmUp, WarmUp + 1500, 40), WarmUp);

        Assert.Equal(1, feature.TruthAmplitude!.Value, 1e-3);
        // The mean of exp(−x) for x from 0.75 to 1, and three quarters later exp(−0.75) of what it was; pieces end half of their length, 2 %, before the drawing.
        Assert.Equal((Math.Exp(-0.75) - Math.Exp(-1)) / 0.25, feature.Amplitude!.Value, 0.01);
        Assert.Equal(Math.Exp(-0.75) - 1, feature.AmplitudeDrift!.Value, 0.02);
    }

    [Fact]
    public void Periods_OfNoiseAndOfAConstant_AreNone()
    {
        double[] noise = [.. Signal.Sine(count: 1, length: 2000, noise: 100)[0]];

        Assert.Null(new FeatureDynamics(noise, [], 0).Period);
        FeatureDynamics constant = new(new double[2000], [], 0);
        Assert.Null(constant.Period);
        Assert.Null(constant.Amplitude);
        Assert.Empty(constant.PhaseErrors);
    }

    private static double[] Wave(int first, int count, double period) => [.. Enumerable.Range(first, count).Select(t => Math.Sin(2 * Math.PI * t / period))];
}
