using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A panel with what its table told about it. Immutable.</summary>
public sealed class PanelTable
{
    internal PanelTable(Panel panel, PanelLayout layout, string? timeColumn, IEnumerable<string> notes) =>
        (Panel, Layout, TimeColumn, Notes) = (panel, layout, timeColumn, [.. notes]);

    private PanelTable(PanelTable other, string note)
        : this(other.Panel, other.Layout, other.TimeColumn, [note, .. other.Notes]) => (IdColumn, HasDecimalComma) = (other.IdColumn, other.HasDecimalComma);

    /// <summary>The series.</summary>
    public Panel Panel { get; }

    /// <summary>The layout that was given or found.</summary>
    public PanelLayout Layout { get; }

    /// <summary>The name of the column of times, or those of the columns that tell it together with commas between; null where there is none.</summary>
    public string? TimeColumn { get; }

    /// <summary>The name of the column of ids, or those of the columns that tell series apart together with commas between; null where there is none.</summary>
    public string? IdColumn { get; internal init; }

    /// <summary>Whether a comma was read as the decimal sign.</summary>
    public bool HasDecimalComma { get; private init; }

    /// <summary>What a reader of the table should know, a sentence each: columns left out.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>The same with another note before the others.</summary>
    internal PanelTable With(string note) => new(this, note);

    /// <summary>The same of a table in which a decimal comma was found.</summary>
    internal PanelTable WithDecimalComma() => new(this, NumberForm.NoteOfComma) { HasDecimalComma = true };
}
