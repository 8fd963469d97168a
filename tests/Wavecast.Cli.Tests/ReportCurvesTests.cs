using Wavecast.Cli.Rendering;
using Wavecast.Plotting;

namespace Wavecast.Cli.Tests;

public class ReportCurvesTests
{
    [Theory]
    [InlineData(1, new[] { 1, 2, 3 })]
    [InlineData(4, new[] { 1, 5, 9 })]
    public void LossesOf_ARun_AreAtTheirEvaluations(int stride, int[] expected)
    {
        LossHistory history = ReportCurves.LossesOf(Result(stride, losses: 3, new TrainingEpoch(0, 0, 1, null, null), new TrainingEpoch(1, 10, 1, null, null)));

        Assert.Equal(expected, history.Evaluations);
        Assert.Equal([0, 10], history.Marks.Select(mark => mark.Evaluations));
    }

    /// <summary>Starts of 5, 4 and 6 evaluations: with every 4th kept, 2, 1 and 2 losses.</summary>
    [Theory]
    [InlineData(1, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 })]
    [InlineData(4, new[] { 1, 5, 6, 10, 14 })]
    public void LossesOf_SeveralStarts_BeginAnewWithEach(int stride, int[] expected)
    {
        TrainingEpoch[] epochs = [Epoch(0, 0, 0), Epoch(0, 1, 5), Epoch(1, 0, 5), Epoch(1, 1, 9), Epoch(2, 0, 9), Epoch(2, 1, 15)];

        LossHistory history = ReportCurves.LossesOf(Result(stride, expected.Length, epochs));

        Assert.Equal(expected, history.Evaluations);

        static TrainingEpoch Epoch(int start, int epoch, int evaluations) => new(epoch, evaluations, 1, null, null) { Start = start };
    }

    private static TrainingResult Result(int stride, int losses, params TrainingEpoch[] epochs) => new()
    {
        Losses = new double[losses],
        LossStride = stride,
        Epochs = epochs,
        Best = epochs[0],
        Stopped = StopReason.Epochs,
        Reason = "",
        Seconds = 0,
    };
}
