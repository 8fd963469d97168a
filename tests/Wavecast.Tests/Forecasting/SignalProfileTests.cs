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
