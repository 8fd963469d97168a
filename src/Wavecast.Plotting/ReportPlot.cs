using Wavecast.Plotting.Figures;

namespace Wavecast.Plotting;

/// <summary>A training and its result in one picture: up to three drawings, the error over the horizon, and the loss where there was any training.</summary>
public static class ReportPlot
{
    private const int MostDrawings = 3;

    /// <summary>The picture of a result.</summary>
    /// <param name="sequences">At least one; the first three are shown.</param>
    /// <param name="horizon">As for <see cref="HorizonPlot.Create"/>: the network's error first.</param>
    /// <param name="history">How the loss fell; not shown where it has fewer than two evaluations.</param>
    /// <param name="title">Above all panels.</param>
    /// <param name="errorLabel">What the horizon's error is, with its unit.</param>
    /// <exception cref="ArgumentException">There is no sequence or no curve, or there are not as many evaluations as losses.</exception>
    public static Picture Create(
        IReadOnlyList<DrawnSequence> sequences, IReadOnlyList<HorizonCurve> horizon, LossHistory history, string title, string errorLabel = "RMSE")
    {
        DrawingPlot.CheckNotEmpty(sequences);
        PanelRow[] drawings = DrawingPlot.Rows(sequences, MostDrawings, columns: 1, height: sequences.Count == 1 ? 260 : 165);
        Panel error = HorizonPlot.PanelOf(horizon, errorLabel, "Error over the horizon") with { HasLegend = true };
        // A training that ended where it began has no curve to show.
        Panel[] figures = history.Losses.Length < 2 ? [error] : [error, LossPlot.PanelOf(history, "Training") with { HasLegend = true }];
        return new Picture(new Figure(
            Figure.TitleOf(title, sequences.Count, MostDrawings, "sequences"),
            DrawingPlot.PensOf(sequences.Take(MostDrawings)),
            [.. drawings, new PanelRow(230, figures.Length, figures)]));
    }
}
