using Wavecast.Dynamics;

namespace Wavecast.Tests.Dynamics;

public sealed class AttractorTestTests
{
    private const int Steps = 2000;

    [Fact]
    public void Judge_OfMapsWhoseAttractorsAreKnown_NamesThem()
    {
        Assert.Equal(Attractor.Chaos, Judge(FormulaSystem.Henon, [0.1, 0.1]));
        Assert.Equal(Attractor.LimitCycle, Judge(Seen(FormulaSystem.Circle), [0.5, 1, 0]));
        // The logistic map settles on 4 values at 3.5, all exponents below 0, and on one at 2.5.
        Assert.Equal(Attractor.LimitCycle, Judge(Logistic(3.5), [0.3]));
        Assert.Equal(Attractor.FixedPoint, Judge(Logistic(2.5), [0.3]));
        Assert.Equal(Attractor.Torus, Judge(new FormulaSystem(2, p => [(p[0] + 0.3) % 1, (p[1] + 0.1732) % 1], _ => [1, 0, 0, 1]), [0, 0]));
    }

    [Fact]
    public void Judge_OfASwingThatStillDiesOut_IsTheFixedPointItGoesTo() =>
        Assert.Equal(Attractor.FixedPoint, Judge(new FormulaSystem(1, p => [-0.999 * p[0]], _ => [-0.999]), [1]));

    [Fact]
    public void Judge_OfADriftWithoutEnd_IsUnsettled() =>
        Assert.Equal(Attractor.Unsettled, Judge(new FormulaSystem(1, p => [p[0] + p[0] * 1e-3], _ => [1]), [1]));

    private static FormulaSystem Logistic(double rate) => new(1, p => [rate * p[0] * (1 - p[0])], p => [rate - 2 * rate * p[0]]);

    /// <summary>The circle's angle jumps at 2π; its cosine does not.</summary>
    private static FormulaSystem Seen(FormulaSystem circle) => new(
        3,
        p => [.. circle.After(p[0], p[1]), Math.Cos(p[1])],
        p => [1.1 - 0.3 * p[0] * p[0], 0, 0, 0, 1 + 0.2 * Math.Cos(p[1]), 0, 0, -Math.Sin(p[1]), 0]);

    private static Attractor Judge(FormulaSystem system, double[] start)
    {
        double[][] drawn = [.. start.Select(_ => new double[Steps])];
        double[] point = [.. start];
        for (int t = 0; t < Steps; t++)
        {
            for (int k = 0; k < point.Length; k++)
            {
                drawn[k][t] = point[k];
            }
            system.Advance(point, columns: 1);
        }
        LyapunovSettings settings = new() { Steps = Steps };
        LyapunovSpectrum spectrum = LyapunovSpectrum.Measure(system, point, settings, TestContext.Current.CancellationToken)!;
        return AttractorTest.Judge(spectrum, drawn, [.. start.Select(_ => 1.0)]);
    }
}
