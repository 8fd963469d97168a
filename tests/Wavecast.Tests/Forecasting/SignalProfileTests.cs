using Wavecast.Forecasting;

namespace Wavecast.Tests.Forecasting;

public class SignalProfileTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    public void Of_SineWaves_FindsTheirPeriod(double scale)
    {
        SignalProfile profile = SignalProfile.Of(Signal.Sine(count: 12, length: 500, periodScale: scale));

        // A parabola through three steps of a peak is good to a part of a step.
        Assert.Equal(2 * Math.PI * scale, profile.Period!.Value, 0.2);
        Assert.True(profile.Repeats && profile.IsSteady);
        Assert.Equal(Math.PI * scale / 2, profile.ZeroCrossing!.Value, 2.0);
    }

    /// <summary>A wave whose phase strolls, as sunspots do: each further multiple of its period may be the likest one by chance.</summary>
    [Theory]
    [InlineData(0.04, 10.5, 1.5)]
    [InlineData(0, 10.5, 0.1)]
    public void Of_AWaveWithAWanderingPhase_FindsThePeriodAndNotAMultiple(double wander, double period, double tolerance)
    {
        Random random = new(3);
        double phase = 0;
        double[] wave = [.. Enumerable.Range(0, 250).Select(_ => Math.Sin(phase += 2 * Math.PI / period * (1 + wander * 3 * (random.NextDouble() - 0.5))))];

        Assert.Equal(period, SignalProfile.Of(new SequenceBatch<double>(wave, 1, wave.Length, 1)).Period!.Value, tolerance);
    }

    [Fact]
    public void Of_WhiteNoise_FindsNoPeriod()
    {
        SignalProfile profile = SignalProfile.Of(Signal.Sine(count: 1, length: 1000, periodScale: 1e9, noise: 1));

        Assert.Null(profile.Period);
        Assert.False(profile.Repeats);
    }

    [Fact]
    public void Of_ADampedWave_SaysThatItIsNotSteady() =>
        Assert.False(SignalProfile.Of(Signal.Damped(count: 4, length: 1000)).IsSteady);

    [Fact]
    public void Of_AWaveOnATrend_SaysThatItIsNotSteady() =>
        Assert.False(SignalProfile.Of(new SequenceBatch<double>([.. Enumerable.Range(0, 120).Select(t => 0.05 * t + Math.Sin(t))], 1, 120, 1)).IsSteady);

    [Fact]
    public void Of_AConstant_HasNoTimeScale() =>
        Assert.Null(SignalProfile.Of(new SequenceBatch<double>([3, 3, 3, 3, 3, 3], 1, 6, 1)).Period);
}
