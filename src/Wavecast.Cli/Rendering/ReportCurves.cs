using Wavecast.Metrics;
using Wavecast.Plotting;

namespace Wavecast.Cli.Rendering;

/// <summary>Trainings and errors as the curves of pictures.</summary>
internal static class ReportCurves
{
    /// <summary>How the loss fell, what was measured after the epochs, and which of them was selected.</summary>
    public static LossHistory LossesOf(TrainingResult training) => new()
    {
        Losses = training.Losses,
        Evaluations = EvaluationsOf(training),
        Marks = [.. training.Epochs.Select(epoch => new LossMark(epoch.Evaluations, epoch.ValidationLoss, epoch.FreeRunRmse))],
        Best = training.Best.Evaluations,
    };

    /// <summary>The number of each loss's evaluation: of every start from its own first one on, each so many after the one before.</summary>
    private static int[] EvaluationsOf(TrainingResult training)
    {
        int[] before = [.. training.Epochs.Where(epoch => epoch.Epoch == 0).Select(epoch => epoch.Evaluations)];
        List<int> evaluations = new(training.Losses.Length);
        for (int start = 0; evaluations.Count < training.Losses.Length; start++)
        {
            int? end = start + 1 < before.Length ? before[start + 1] : null;
            for (int evaluation = before[start]; evaluations.Count < training.Losses.Length && !(evaluation >= end); evaluation += training.LossStride)
            {
                evaluations.Add(evaluation + 1);
            }
        }
        return [.. evaluations];
    }

    /// <summary>The error of each drawn step, of the network and of the baselines.</summary>
    /// <param name="warmUp">What the network read.</param>
    /// <param name="truth">How it went on.</param>
    /// <param name="drawn">What the network drew.</param>
    /// <param name="period">Of the baseline that repeats its last period; null for none.</param>
    public static HorizonCurve[] HorizonOf(SequenceBatch<double> warmUp, SequenceBatch<double> truth, SequenceBatch<double> drawn, int? period = null)
    {
        HorizonCurve[] curves = [CurveOf("network", drawn), CurveOf("last value", Baselines.LastValue(warmUp, truth.Steps))];
        return period is { } steps ? [.. curves, CurveOf("last period", Baselines.LastPeriod(warmUp, steps, truth.Steps))] : curves;

        HorizonCurve CurveOf(string name, SequenceBatch<double> forecast) =>
            new(name, [.. ErrorMetrics.Measure(truth, forecast, Enumerable.Range(1, truth.Steps)).ByHorizon.Select(at => at.AtRmse)]);
    }
}
