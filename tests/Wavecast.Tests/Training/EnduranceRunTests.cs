using Wavecast.Training;

namespace Wavecast.Tests.Training;

public class EnduranceRunTests
{
    private static readonly SequenceBatch<double> Wave = new([.. Enumerable.Range(0, 80).Select(t => Math.Sin(0.3 * t))], 1, 80, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(1.001)]
    [InlineData(0.998)]
    public void Drift_OfARotationThatGrowsByAFactor_IsItsLogarithmForEachStepBetweenTheWindows(double factor)
    {
        // x' = 2 r cos(w) x - r² x(before) turns by w and grows by r. The windows are whole periods: 20 pi steps are three of them.
        (int steps, int window) = (691, 63);
        LstmNetwork<double> network = new(1, [1], 1, bypass: 2);
        network.Parameters.Clear();
        network["bypass.weight"][0] = 2 * factor * Math.Cos(0.3);
        network["bypass.weight"][1] = -factor * factor;
        TrainingSettings settings = new() { Endurance = new EnduranceTest { Steps = steps, Window = window, Tolerance = 0 } };

        double drift = new EnduranceRun<double>(network.Shape, settings, Wave).Drift(network.Parameters);

        // 63 steps are 62.83 and a bit, so the phase is nearly the same in both windows: a thousandth is left.
        Assert.Equal(Math.Abs(Math.Log(factor)) * (steps - window), drift, 2e-3);
    }

    [Fact]
    public void Drift_OfADrawingThatOverflows_IsInfinite()
    {
        LstmNetwork<double> network = new(1, [1], 1, bypass: 1);
        network.Parameters.Clear();
        network["bypass.weight"][0] = 10;
        TrainingSettings settings = new() { Endurance = new EnduranceTest { Steps = 1000, Window = 50, Tolerance = 0.1 } };

        Assert.Equal(double.PositiveInfinity, new EnduranceRun<double>(network.Shape, settings, Wave).Drift(network.Parameters));
    }
}
