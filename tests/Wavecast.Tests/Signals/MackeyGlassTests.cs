using Wavecast.Signals;

namespace Wavecast.Tests.Signals;

public sealed class MackeyGlassTests
{
    private const double History = 1.2;
    private const double Tau = 17;

    [Fact]
    public void Advance_WithinTheFirstDelay_IsTheExponentialOfAConstantInflow()
    {
        MackeyGlass solution = new(History, (int)Tau);

        // Runge-Kutta's error a sub-step is (γh)⁵/120 = 8e-13.
        for (int t = 1; t <= Tau; t++)
        {
            Assert.Equal(First(t), solution.Advance(), 1e-10);
        }
    }

    [Fact]
    public void Advance_WithinTheSecondDelay_IsTheIntegralOverTheFirst()
    {
        MackeyGlass solution = new(History, (int)Tau);
        for (int t = 0; t < Tau; t++)
        {
            solution.Advance();
        }

        // Ten sub-steps a unit are good to 1e-6 here; a delay off by one sub-step is wrong by 1e-3.
        for (int t = 1; t <= Tau; t++)
        {
            Assert.Equal(Second(t), solution.Advance(), 1e-6);
        }
    }

    [Fact]
    public void Advance_WithHalfTheSubStep_IsSixteenTimesCloser()
    {
        double coarse = After(60, subSteps: 10), half = After(60, subSteps: 20), quarter = After(60, subSteps: 40);

        // Fourth order: 2⁴, less what higher orders take part.
        Assert.InRange((coarse - half) / (half - quarter), 13, 19);
        Assert.InRange(Math.Abs(coarse - half), 0, 1e-5);
    }

    [Fact]
    public void Generate_StaysInTheKnownRange_AndNeverRepeats()
    {
        SequenceBatch<double> batch = Signal.MackeyGlass(count: 3, length: 2000);
        for (int n = 0; n < 3; n++)
        {
            double[] x = batch[n].ToArray();
            Assert.InRange(x.Min(), 0.2, 0.5);
            Assert.InRange(x.Max(), 1.2, 1.4);

            // Chaos: no shift by 20 to 500 steps comes near to mapping the sequence on itself.
            Assert.All(Enumerable.Range(20, 480), lag =>
                Assert.True(Enumerable.Range(0, 1500).Average(t => Math.Abs(x[t + lag] - x[t])) > 0.02));
        }
    }

    [Fact]
    public void Generate_WithATauOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => Signal.MackeyGlass(tau: 0));
        Assert.Throws<ArgumentOutOfRangeException>("tau", () => Signal.MackeyGlass(tau: 101));
    }

    private static double After(int units, int subSteps)
    {
        MackeyGlass solution = new(History, (int)Tau, subSteps);
        return Enumerable.Range(0, units).Select(_ => solution.Advance()).Last();
    }

    private static double Inflow(double delayed) => 0.2 * delayed / (1 + Math.Pow(delayed, 10));

    private static double First(double t) =>
        10 * Inflow(History) + (History - 10 * Inflow(History)) * Math.Exp(-0.1 * t);

    /// <summary>x(τ + s) by variation of constants, the integral by Simpson's rule.</summary>
    private static double Second(double s)
    {
        const int panels = 2000;
        double sum = 0;
        for (int i = 0; i <= panels; i++)
        {
            double u = s * i / panels;
            double weight = i is 0 or panels ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.Exp(-0.1 * (s - u)) * Inflow(First(u));
        }
        return Math.Exp(-0.1 * s) * First(Tau) + sum * s / panels / 3;
    }
}
