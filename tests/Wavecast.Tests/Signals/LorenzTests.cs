using Wavecast.Signals;

namespace Wavecast.Tests.Signals;

public sealed class LorenzTests
{
    [Fact]
    public void Advance_OverATinyTime_FollowsTheEquations()
    {
        const double dt = 1e-6;
        Lorenz point = new Lorenz(1, 2, 3).Advance(dt);

        // 10 (2 − 1), 1 (28 − 3) − 2, 1 · 2 − 8; the curvature takes part with some 100 dt.
        Assert.Equal(10, (point.X - 1) / dt, 1e-3);
        Assert.Equal(23, (point.Y - 2) / dt, 1e-3);
        Assert.Equal(-6, (point.Z - 3) / dt, 1e-3);
    }

    [Fact]
    public void Advance_AtTheFixedPoint_Stays()
    {
        // x = y = ±√(β(ρ − 1)) = ±√72, z = ρ − 1.
        foreach (double x in (double[])[Math.Sqrt(72), -Math.Sqrt(72)])
        {
            Lorenz point = new Lorenz(x, x, 27).Advance(0.02);

            Assert.Equal(x, point.X, 1e-13);
            Assert.Equal(x, point.Y, 1e-13);
            Assert.Equal(27, point.Z, 1e-13);
        }
    }

    [Fact]
    public void Advance_OnTheAxis_DecaysByBeta()
    {
        Lorenz point = new Lorenz(0, 0, 3).Advance(0.01);

        // Runge-Kutta's error is 3 (β dt)⁵ / 120 = 3.4e-10.
        Assert.Equal(new Lorenz(0, 0, point.Z), point);
        Assert.Equal(3 * Math.Exp(-0.01 * 8 / 3), point.Z, 1e-9);
    }

    [Fact]
    public void Advance_NearTheOrigin_GrowsAlongTheUnstableDirection()
    {
        // λ² + (σ + 1)λ − σ(ρ − 1) = 0 with the eigenvector (σ, σ + λ): λ = (√1201 − 11) / 2.
        double growth = (Math.Sqrt(1201) - 11) / 2;
        const double tiny = 1e-9;

        Lorenz point = new Lorenz(10 * tiny, (10 + growth) * tiny, 0).Advance(0.01);

        Assert.Equal(Math.Exp(0.01 * growth), point.X / (10 * tiny), 1e-6);
        Assert.Equal(Math.Exp(0.01 * growth), point.Y / ((10 + growth) * tiny), 1e-6);
    }

    [Fact]
    public void AdvanceDisplacement_IsTheDifferenceOfTwoOrbitsCloseBy()
    {
        const double by = 1e-6;
        Lorenz point = new(1, 2, 20), direction = new(0.3, -0.5, 0.8);
        Lorenz ahead = new Lorenz(1 + by * 0.3, 2 - by * 0.5, 20 + by * 0.8).Advance(0.02), behind = new Lorenz(1 - by * 0.3, 2 + by * 0.5, 20 - by * 0.8).Advance(0.02);

        Lorenz moved = point.AdvanceDisplacement(direction, 0.02);

        // Rounding by 3e-15 of the value 20, divided by 2e-6.
        Assert.Equal((ahead.X - behind.X) / (2 * by), moved.X, 1e-8);
        Assert.Equal((ahead.Y - behind.Y) / (2 * by), moved.Y, 1e-8);
        Assert.Equal((ahead.Z - behind.Z) / (2 * by), moved.Z, 1e-8);
    }

    [Fact]
    public void Advance_InHalfTheSteps_IsSixteenTimesCloser()
    {
        Lorenz coarse = After(0.005), half = After(0.0025), quarter = After(0.00125);

        // Fourth order: 2⁴. Over half a time unit, before the errors of both wings cancel each other in part.
        Assert.InRange(Distance(coarse, half) / Distance(half, quarter), 13, 19);
    }

    [Fact]
    public void Generate_IsOnTheAttractor_AndVisitsBothWings()
    {
        SequenceBatch<double> batch = Signal.Lorenz(count: 4, length: 5000);
        double sumZ = 0;
        for (int n = 0; n < 4; n++)
        {
            double[] values = batch[n].ToArray();
            double[] x = [.. values.Where((_, i) => i % 3 == 0)], z = [.. values.Where((_, i) => i % 3 == 2)];
            Assert.All(x, value => Assert.InRange(value, -20, 20));
            Assert.All(z, value => Assert.InRange(value, 0.5, 50));
            Assert.InRange(x.Min(), -20, -12);
            Assert.InRange(x.Max(), 12, 20);
            sumZ += z.Average();
        }

        // The long mean of z is 23.55; over 4 × 100 time units it scatters by some 0.1.
        Assert.Equal(23.55, sumZ / 4, 0.5);
    }

    [Fact]
    public void Generate_StepsByDt()
    {
        SequenceBatch<double> batch = Signal.Lorenz(count: 1, length: 2, dt: 0.005);
        Lorenz first = new(batch[0][0], batch[0][1], batch[0][2]);

        Assert.Equal(first.Advance(0.005), new Lorenz(batch[0][3], batch[0][4], batch[0][5]));
        Assert.Throws<ArgumentOutOfRangeException>("dt", () => Signal.Lorenz(dt: 0.1));
    }

    private static Lorenz After(double dt)
    {
        Lorenz point = new(1, 2, 20);
        for (int i = 0; i < (int)Math.Round(0.5 / dt); i++)
        {
            point = point.Advance(dt);
        }
        return point;
    }

    private static double Distance(Lorenz a, Lorenz b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2) + Math.Pow(a.Z - b.Z, 2));
}
