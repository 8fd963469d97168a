using Wavecast.Dynamics;

namespace Wavecast.Tests.Dynamics;

public sealed class WaveTrackTests
{
    [Fact]
    public void Of_SineThatGrowsAndIsFaster_HasItsAmplitudeAndItsPhase()
    {
        double[] wave = [.. Enumerable.Range(0, 4000).Select(t => 5 + (1 + t / 4000.0) * Math.Sin(2 * Math.PI * (t / 40.0 + t / 8000.0)))];

        WaveTrack track = WaveTrack.Of(wave, 1 / 40.0)!;

        for (int i = 0; i < track.Steps.Length; i++)
        {
            // Within a piece of 160 steps the amplitude changes by 4 %: its mean square is larger than its middle's by 2e-4.
            Assert.Equal(1 + track.Steps[i] / 4000, track.Amplitudes[i], 2e-3);
            // A sine is a quarter of a period behind the cosine.
            Assert.Equal(track.Steps[i] / 8000 - 0.25, track.Phases[i], 2e-3);
        }
        Assert.Equal(1 / 40.0 + 1 / 8000.0, track.FirstFrequency, 1e-6);
        Assert.Equal(1 / 40.0 + 1 / 8000.0, track.LastFrequency, 1e-6);
    }

    [Fact]
    public void Of_SignalShorterThanTwoPieces_IsNone() => Assert.Null(WaveTrack.Of(new double[300], 1 / 40.0));
}
