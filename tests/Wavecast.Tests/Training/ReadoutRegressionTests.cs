using Wavecast.Forecasting;
using Wavecast.Metrics;
using Wavecast.Training;

namespace Wavecast.Tests.Training;

public class ReadoutRegressionTests
{
    private static readonly SequenceBatch<double> Waves = Signal.Sine(count: 4, length: 200, periodScale: 5, seed: 3);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Solve_WithHiddenStates_IsWhereTheGradientOfTheOutputVanishes(int bypass)
    {
        const double Ridge = 1e-3;
        NetworkShape shape = new(1, [7, 5], 1, residual: true, bypass: bypass);
        LstmNetwork<double> network = new(shape, seed: 8);

        new ReadoutRegression<double>(network, Waves, warmUp: 20, withHidden: true).Solve(Ridge, network.Parameters);

        // Half the gradient of the squared error, without the penalty, is -ridge² · (mean squares of its columns) · coefficient.
        ObjectiveSettings squares = new() { Loss = LossKind.SumOfSquares, WarmUp = 20 };
        double[] gradient = new double[shape.ParameterCount];
        using SequenceObjective<double> objective = SequenceObjective<double>.NextStep(shape, Waves, squares);
        objective.Evaluate(network.Parameters, gradient);
        Assert.Equal(0, gradient[shape.Find("linear.bias").Offset], 1e-9);
        foreach (string name in bypass > 0 ? ["linear.weight", "bypass.weight"] : (string[])["linear.weight"])
        {
            double[] weights = network[name].ToArray();
            double[] slopes = gradient[shape.Find(name).Offset..][..weights.Length];
            double[] penalties = [.. slopes.Zip(weights, (slope, weight) => -slope / 2 / weight)];
            Assert.All(penalties, penalty => Assert.Equal(1, penalty / penalties[0], 1e-5));
            Assert.True(penalties[0] > 0);
        }
    }

    [Fact]
    public void Solve_OfARandomNetwork_DrawsTheWaveWithoutAnyTraining()
    {
        LstmNetwork<double> network = new(1, [24], 1, residual: true, seed: 3);

        new ReadoutRegression<double>(network, Waves, warmUp: 30, withHidden: true).Solve(1e-5, network.Parameters);

        // Half of the wave's deviation is what a constant would do; a solved output is three orders below it.
        SequenceBatch<double> drawn = network.Draw(Waves.Steps(0, 100), 100);
        Assert.True(ErrorMetrics.Rmse(Waves.Steps(100, 100), drawn) < 1e-2);
    }

    [Fact]
    public void Solve_AgainWithAnotherRidge_DoesNotRememberTheFirst()
    {
        LstmNetwork<double> network = new(1, [6], 1, residual: true, seed: 1);
        ReadoutRegression<double> regression = new(network, Waves, warmUp: 20, withHidden: true);
        double[] alone = network.Parameters.ToArray(), after = network.Parameters.ToArray();

        new ReadoutRegression<double>(network, Waves, warmUp: 20, withHidden: true).Solve(1e-6, alone);
        regression.Solve(1, after);
        regression.Solve(1e-6, after);

        Assert.Equal(alone, after);
    }
}
