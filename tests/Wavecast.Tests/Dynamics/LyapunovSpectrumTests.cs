using Wavecast.Dynamics;

namespace Wavecast.Tests.Dynamics;

public sealed class LyapunovSpectrumTests
{
    [Fact]
    public void Exponents_OfTheHenonMap_AreThePublishedOnes()
    {
        LyapunovSpectrum spectrum = Measure(FormulaSystem.Henon, [0.1, 0.1], 20_000);

        // 0.4192 (Benettin et al.; Sprott 2003); the sum is exactly ln 0.3, the determinant of every step. Four standard errors.
        Assert.Equal(0.4192, spectrum.Exponents[0], 4 * spectrum.Errors[0]);
        Assert.InRange(spectrum.Errors[0], 1e-4, 0.01);
        Assert.Equal(Math.Log(0.3), spectrum.Exponents.Sum(), 1e-10);
        // 1 + 0.4192 / 1.6232.
        Assert.Equal(1.258, spectrum.KaplanYorkeDimension!.Value, 0.01);
    }

    [Fact]
    public void Exponent_OfTheLogisticMap_IsLnTwo()
    {
        LyapunovSpectrum spectrum = Measure(FormulaSystem.Logistic, [0.3], 20_000);

        Assert.Equal(Math.Log(2), spectrum.Exponents.Single(), 4 * spectrum.Errors[0]);
        Assert.InRange(spectrum.Errors[0], 1e-5, 0.01);
        Assert.Null(spectrum.KaplanYorkeDimension);
    }

    [Fact]
    public void Exponents_OfTheLorenzSystem_AreThePublishedOnesWithinThreePercent()
    {
        const double dt = 0.02;
        SequenceBatch<double> generated = Signal.Lorenz(count: 1, length: 1, dt, seed: 4);

        LyapunovSpectrum spectrum = Measure(new LorenzSystem(dt), generated[0].ToArray(), 200_000);

        // 0.906, 0, −14.572 per time unit (Sprott 2003). A step of 0.02 moves the last one by a hundredth.
        Assert.Equal(0.906, spectrum.Exponents[0] / dt, 0.03 * 0.906);
        Assert.Equal(0, spectrum.Exponents[1] / dt, 0.005);
        Assert.Equal(-14.572, spectrum.Exponents[2] / dt, 0.03 * 14.572);
        Assert.Equal(2.062, spectrum.KaplanYorkeDimension!.Value, 0.005);
    }

    [Fact]
    public void Exponents_OfACycle_AreZeroAndItsAttractionAfterFewSteps()
    {
        LyapunovSpectrum spectrum = Measure(FormulaSystem.Circle, [0.5, 1], 2000);

        // Plain means over 2,000 steps would be wrong by 1e-4.
        Assert.Equal(0, spectrum.Exponents[0], 1e-9);
        Assert.Equal(Math.Log(0.8), spectrum.Exponents[1], 1e-9);
        Assert.True(spectrum.IsZero(0));
        Assert.False(spectrum.IsZero(1));
        Assert.Equal(1, spectrum.KaplanYorkeDimension);
    }

    [Fact]
    public void Histories_EndWithThePlainMean()
    {
        LyapunovSpectrum spectrum = Measure(new FormulaSystem(1, p => [p[0] / 2], _ => [0.5]), [1], 250);

        Assert.Equal(200, spectrum.Marks.Length);
        Assert.Equal(250, spectrum.Marks[^1]);
        Assert.All(spectrum.Histories[0], value => Assert.Equal(Math.Log(0.5), value, 1e-14));
    }

    [Fact]
    public void Exponent_OfADirectionThatAStepForgets_IsTheLeastLogarithm()
    {
        LyapunovSpectrum spectrum = Measure(new FormulaSystem(2, p => [p[0] / 2, 0], _ => [0.5, 0, 0, 0]), [1, 1], 200);

        Assert.Equal(Math.Log(0.5), spectrum.Exponents[0], 1e-14);
        Assert.Equal(Math.Log(double.Epsilon), spectrum.Exponents[1], 1e-9);
    }

    [Fact]
    public void Measure_OrbitThatOverflows_IsNone() => Assert.Null(MeasureOrNone(new FormulaSystem(1, p => [2 * p[0]], _ => [2]), [1], 200));

    [Fact]
    public void Measure_PointOfAnotherDimension_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure(FormulaSystem.Henon, [0.1], 200));

    private static LyapunovSpectrum Measure(IDynamicalSystem system, double[] start, int steps) => MeasureOrNone(system, start, steps)!;

    // A number doubles past the largest within 1,024 steps: the transient is 1,000.
    private static LyapunovSpectrum? MeasureOrNone(IDynamicalSystem system, double[] start, int steps) =>
        LyapunovSpectrum.Measure(system, start, new LyapunovSettings { Steps = steps }, TestContext.Current.CancellationToken);
}
