using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting.Figures;

/// <summary>One pair of axes with curves: what it shows, before anything is drawn.</summary>
internal sealed record Panel
{
    /// <summary>Room around the values, in parts of their span; above more where words stand beside a border.</summary>
    public const double RoomBelow = 0.06, RoomAbove = 0.08, RoomForWords = 0.16;

    public required string Title { get; init; }

    /// <summary>A remark behind the title, in a quieter colour.</summary>
    public string Note { get; init; } = "";

    public required string XLabel { get; init; }

    public required string YLabel { get; init; }

    public required Extent X { get; init; }

    /// <summary>What the curves need; whoever draws the axes adds room around it.</summary>
    public required Extent Y { get; init; }

    /// <summary>Whether the vertical axis begins at <see cref="Y"/>'s low end, without room below.</summary>
    public bool IsFromZero { get; init; }

    public required ITickSource XTicks { get; init; }

    public required ITickSource YTicks { get; init; }

    /// <summary>Areas below the curves; later ones lie on earlier ones.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>Later curves lie on earlier ones.</summary>
    public required IReadOnlyList<Curve> Curves { get; init; }

    public Border? Border { get; init; }

    /// <summary>Whether the panel explains its curves itself; otherwise the figure does, once.</summary>
    public bool HasLegend { get; init; }

    /// <summary>The legend's entries: what has a name, each once.</summary>
    public IEnumerable<Pen> Pens => Curves.Select(curve => curve.Pen).Concat(Bands.Select(band => band.Pen)).Where(pen => pen.Name.Length > 0).Distinct();

    /// <summary>A text in the middle of a panel that has nothing to draw.</summary>
    public string EmptyText { get; init; } = "";
}
