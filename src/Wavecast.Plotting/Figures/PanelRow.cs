namespace Wavecast.Plotting.Figures;

/// <summary>Panels side by side.</summary>
/// <param name="Height">Height of the axes alone.</param>
/// <param name="Columns">How many panels of this width fill the row; it may hold fewer.</param>
/// <param name="Panels">From left to right.</param>
internal sealed record PanelRow(int Height, int Columns, IReadOnlyList<Panel> Panels)
{
    /// <summary>Room above the axes; the panels of a row stand at one height.</summary>
    public float Above => Panels.Max(PanelPlot.HeightAbove);

    /// <summary>Room below the axes.</summary>
    public float Below => Panels.Max(PanelPlot.HeightBelow);

    public float FullHeight => Above + Height + Below;

    /// <summary>Refuses a title that is null, and panels of which there are none or of which one has nothing to show.</summary>
    public static void Check<T>(IReadOnlyList<T> panels, Func<T, int> contents, string title)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentNullException.ThrowIfNull(title);
        if (panels.Count == 0 || panels.Any(panel => contents(panel) == 0))
        {
            throw new ArgumentException("There is nothing to draw; pass at least one panel, none of them empty.", nameof(panels));
        }
    }
}
