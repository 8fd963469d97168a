using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A panel with what its table told about it. Immutable.</summary>
public sealed class PanelTable
{
    internal PanelTable(Panel panel, PanelLayout layout, string? timeColumn, IEnumerable<string> notes) =>
        (Panel, Layout, TimeColumn, Notes) = (panel, layout, timeColumn, [.. notes]);

    /// <summary>The series.</summary>
    public Panel Panel { get; }

    /// <summary>The layout that was given or found.</summary>
    public PanelLayout Layout { get; }

    /// <summary>The name of the column of times; null where there is none.</summary>
    public string? TimeColumn { get; }

    /// <summary>What a reader of the table should know, a sentence each: columns left out.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>The same with another note before the others.</summary>
    internal PanelTable With(string note) => new(Panel, Layout, TimeColumn, [note, .. Notes]);
}
