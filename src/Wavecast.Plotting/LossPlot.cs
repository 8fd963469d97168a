using Wavecast.Plotting.Figures;

namespace Wavecast.Plotting;

/// <summary>The loss of the evaluations of a training on a logarithmic axis, with what was measured after its epochs.</summary>
public static class LossPlot
{
    /// <summary>The picture of a training.</summary>
    /// <param name="history">Its losses; values that are not above 0 are gaps.</param>
    /// <param name="title">Above the axes.</param>
    /// <exception cref="ArgumentException">There are not as many evaluations as losses.</exception>
    public static Picture Create(LossHistory history, string title = "Training")
    {
        ArgumentNullException.ThrowIfNull(title);
        Panel panel = PanelOf(history, "");
        return new Picture(Figure.Of(title, panel));
    }

    internal static Panel PanelOf(LossHistory history, string title)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Evaluations is { } given && given.Length != history.Losses.Length)
        {
            throw new ArgumentException($"There are {given.Length} evaluations and {history.Losses.Length} losses; expected as many of each.", nameof(history));
        }
        Curve[] curves =
        [
            new Curve(Pen.TrainingLoss, [.. history.Losses.Select((loss, i) => new PlotPoint(history.Evaluations?[i] ?? i + 1, LogAxis.At(loss)))]),
            CurveOf(Pen.ValidationLoss, history.Marks, mark => mark.ValidationLoss),
            CurveOf(Pen.FreeRunError, history.Marks, mark => mark.FreeRunRmse),
        ];
        Curve[] drawn = [.. curves.Where((curve, i) => i == 0 || curve.Points.Count > 0)];
        double last = drawn.SelectMany(curve => curve.Points).Select(point => point.X).DefaultIfEmpty(1).Max();
        double first = drawn.SelectMany(curve => curve.Points).Select(point => point.X).DefaultIfEmpty(1).Min();
        double room = Math.Max(0.5, (last - first) * 0.01);
        string measured = history.Marks.Any(mark => mark.FreeRunRmse is not null) ? "loss, RMSE" : "loss";
        return LogAxis.PanelOf(title, "evaluation", measured, new Extent(first - room, last + room), drawn) with
        {
            Border = history.Best is { } best && best >= first && best <= last ? new Border(best, "", "selected") : null,
        };
    }

    private static Curve CurveOf(Pen pen, LossMark[] marks, Func<LossMark, double?> measured) =>
        new(pen, [.. marks
            .Where(mark => measured(mark) is not null)
            .Select(mark => new PlotPoint(mark.Evaluations, LogAxis.At(measured(mark)!.Value)))]);
}
