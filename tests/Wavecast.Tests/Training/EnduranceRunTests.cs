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

    [Theory]
    [InlineData(0.09, 0.5)]
    [InlineData(0.1, 0.5)]
    [InlineData(0.2, 0.5 + 3 * 0.2214)]
    public void Score_OfADriftBeyondTheTolerance_AddsWhatItMakesOfTheSignal(double drift, double expected)
    {
        EnduranceTest test = new() { Steps = 100, Window = 10, Tolerance = 0.1, Deviation = 3 };

        Assert.Equal(expected, TrainingState<double>.Score(0.5, drift, test), 1e-4);
    }

    [Fact]
    public void Score_OfDrawingsThatOverflow_KeepsTheirOrder()
    {
        EnduranceTest test = new() { Steps = 100, Window = 10, Tolerance = 0.1 };

        Assert.True(TrainingState<double>.Score(0.5, double.PositiveInfinity, test) < TrainingState<double>.Score(0.6, 1e3, test));
        Assert.True(TrainingState<double>.Score(1, 3, test) < TrainingState<double>.Score(0.1, double.PositiveInfinity, test));
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
