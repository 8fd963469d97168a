using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting.Figures;

/// <summary>One pair of axes with curves: what it shows, before anything is drawn.</summary>
internal sealed record Panel
{
    public required string Title { get; init; }

    /// <summary>A remark behind the title, in a quieter colour.</summary>
    public string Note { get; init; } = "";

    public required string XLabel { get; init; }

    public required string YLabel { get; init; }

    public required Extent X { get; init; }

    /// <summary>What the curves need; whoever draws the axes adds room around it.</summary>
    public required Extent Y { get; init; }

    public required ITickSource XTicks { get; init; }

    public required ITickSource YTicks { get; init; }

    /// <summary>Later curves lie on earlier ones.</summary>
    public required IReadOnlyList<Curve> Curves { get; init; }

    public Border? Border { get; init; }

    /// <summary>Whether the panel explains its curves itself; otherwise the figure does, once.</summary>
    public bool HasLegend { get; init; }

    /// <summary>A text in the middle of a panel that has nothing to draw.</summary>
    public string EmptyText { get; init; } = "";
}
