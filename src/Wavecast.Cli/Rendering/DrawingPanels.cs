using Wavecast.Forecasting;
using Wavecast.Plotting;
using Wavecast.Tables;

namespace Wavecast.Cli.Rendering;

/// <summary>Drawings as the panels of pictures and of the terminal.</summary>
internal static class DrawingPanels
{
    private const int MostShown = 4;

    /// <summary>A panel for each feature of each sequence.</summary>
    public static DrawnSequence[] Of(SequenceTable table, Drawing drawing) =>
        [.. Enumerable.Range(0, drawing.Count).SelectMany(b => Of(
            table.Names[b], table.FeatureNames, table.Sequences, drawing, b, table.GetIndex(b) is { Count: > 0 } index ? [.. index] : null, table.IndexName))];

    /// <summary>The panels of one sequence.</summary>
    public static DrawnSequence[] Of(
        string name, IReadOnlyList<string> features, SequenceBatch<double> truth, Drawing drawing, int sequence, string[]? index = null, string? indexName = null)
    {
        // No prediction of step 0 exists.
        double[] none = [.. Enumerable.Repeat(double.NaN, drawing.Features)];
        DrawnSequence[] panels = DrawnSequence.PerFeature(
            name,
            [.. features],
            drawing.WarmUps[sequence],
            truth[sequence].ToArray(),
            [.. none, .. drawing.TeacherForced(sequence)],
            drawing.FreeRun[sequence].ToArray(),
            index);
        return [.. panels.Select(panel => panel with { IndexLabel = indexName ?? panel.IndexLabel })];
    }

    /// <summary>The first panels as text.</summary>
    public static void Show(DrawnSequence[] panels, Voice voice)
    {
        foreach (DrawnSequence panel in panels.Take(MostShown))
        {
            voice.Print(TerminalPlot.Draw(panel, new TerminalPlotOptions { Width = voice.Width, Color = voice.Colors }));
        }
        if (panels.Length > MostShown)
        {
            voice.Print($"… and {panels.Length - MostShown} more; --out drawing.png shows up to {DrawingPlot.MostPanels}.");
        }
    }
}
