namespace Wavecast.Tests.Signals;

public sealed class PeriodicWaveTests
{
    private const double Scale = 20;

    // Sums and products of a handful of numbers of size 1; angles up to 54, whose rounding is 4e-15.
    private const double Rounding = 1e-12;

    [Fact]
    public void Sine_ObeysItsRecurrence_WithAmplitudeOne()
    {
        double[] x = Signal.Sine(1, 1000, Scale)[0].ToArray();

        for (int t = 1; t + 1 < x.Length; t++)
        {
            Assert.Equal(2 * Math.Cos(1 / Scale) * x[t], x[t + 1] + x[t - 1], Rounding);
            double cosine = (x[t + 1] - x[t - 1]) / (2 * Math.Sin(1 / Scale));
            Assert.Equal(1, x[t] * x[t] + cosine * cosine, 1e-11);
        }
    }

    [Fact]
    public void Sine_HasPhasesUniformOverEightPeriodScales()
    {
        SequenceBatch<double> waves = Signal.Sine(5000, 1, Scale);
        double[] first = [.. Enumerable.Range(0, waves.Count).Select(n => waves[n][0])];

        // The mean of sin² over [−4, 4) is 1/2 − sin(8)/16, over whole periods it would be 0.5; five standard errors.
        Assert.Equal(0.43817, first.Average(x => x * x), 0.026);
        Assert.Equal(0, first.Average(), 0.047);
    }

    [Fact]
    public void Square_IsTheSignOfTheSine()
    {
        double[] sine = Signal.Sine(1, 1000, Scale)[0].ToArray();
        double[] square = Signal.Square(1, 1000, Scale)[0].ToArray();

        Assert.Equal(sine.Select(x => (double)Math.Sign(x)), square);
    }

    [Fact]
    public void Sawtooth_RisesFromMinusOneToOne_WithTheSinesPhase()
    {
        double[] sine = Signal.Sine(1, 1000, Scale)[0].ToArray();
        double[] saw = Signal.Sawtooth(1, 1000, Scale)[0].ToArray();

        for (int t = 0; t < saw.Length; t++)
        {
            Assert.InRange(saw[t], -1, 1);
            Assert.Equal(sine[t], Math.Sin(Math.PI * (saw[t] + 1)), Rounding);
            Assert.True(t == 0 || saw[t] - saw[t - 1] is < -1.9 or > 0);
        }
    }

    [Fact]
    public void Damped_IsTheSineUnderAnExponential()
    {
        double[] sine = Signal.Sine(1, 1000, Scale)[0].ToArray();
        double[] damped = Signal.Damped(1, 1000, Scale)[0].ToArray();
        double[] undamped = Signal.Damped(1, 1000, Scale, damping: 0)[0].ToArray();

        // 0.05 / 20 a step: 1/e after 400 steps.
        Assert.Equal(sine[0], damped[0], Rounding);
        Assert.Equal(sine[400] / Math.E, damped[400], Rounding);
        Assert.Equal(sine[800] / (Math.E * Math.E), damped[800], Rounding);
        Assert.Equal(sine, undamped);
    }

    [Fact]
    public void Chirp_RunsAheadOfTheSineByTheSquareOfTime()
    {
        double[] sine = Signal.Sine(1, 1001, Scale)[0].ToArray();
        double[] chirp = Signal.Chirp(1, 1000, Scale, doublingSteps: 500)[0].ToArray();

        for (int t = 0; t < chirp.Length; t++)
        {
            // sin(θ + q) by the sum of angles, cos θ from the sine's next value.
            double gained = t * t / (2.0 * 500 * 20);
            double cosine = (sine[t + 1] - sine[t] * Math.Cos(1 / Scale)) / Math.Sin(1 / Scale);
            Assert.Equal(sine[t] * Math.Cos(gained) + cosine * Math.Sin(gained), chirp[t], 1e-11);
        }
    }

    [Fact]
    public void DampedAndChirp_OutOfRange_NameTheArgument()
    {
        Assert.Throws<ArgumentOutOfRangeException>("damping", () => Signal.Damped(damping: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("doublingSteps", () => Signal.Chirp(doublingSteps: 0));
    }
}
