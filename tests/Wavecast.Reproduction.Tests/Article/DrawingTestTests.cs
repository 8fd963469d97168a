using Wavecast.Reproduction.Article;

namespace Wavecast.Reproduction.Tests.Article;

public sealed class DrawingTestTests
{
    [Fact]
    public void Draw_NetworkThatDrawsAConstant_HasTheErrorsAndStepsOfOne()
    {
        // All weights 0: the drawing is the output bias, 0.5, in units of 2.
        LstmNetwork<double> network = new(1, [1], 1);
        network.Parameters.Clear();
        network["linear.bias"][0] = 0.5;
        SequenceBatch<double> waves = SequenceBatch<double>.FromSequences([[9, 0.5, 0.5, 0.5, 1.5], [9, 0.54, 0.44, 0.5, 0.5]]);

        DrawnTest drawn = new DrawingTest(waves, warmUp: 1, judged: 3, unit: 2).Draw(network);

        // Errors in the signal's units: 0, 0, 0, 2 and 0.08, 0.12, 0, 0.
        Assert.Equal(Math.Sqrt((0.08 * 0.08 + 0.12 * 0.12) / 6), drawn.Rmse, 1e-12);
        Assert.Equal(Math.Sqrt((4 + 0.08 * 0.08 + 0.12 * 0.12) / 8), drawn.WholeRmse, 1e-12);
        Assert.Equal([3, 1], drawn.ValidSteps);
        Assert.Equal(2, drawn.MedianValidSteps);
        Assert.Equal([1, 1, 1, 1], drawn.First);
    }
}
