using System.Diagnostics.CodeAnalysis;

namespace Wavecast.Tables;

/// <summary>How a table holds the series of a panel.</summary>
public enum PanelLayout
{
    /// <summary>A row a step, a column a series, and maybe a column of times: <c>month,passengers,freight</c>.</summary>
    Columns,

    /// <summary>A row a series: its id, then its values from the first to the last, in rows of different lengths. There are no times.</summary>
    Rows,

    /// <summary>A row a value: the id of its series, its time, and the value itself.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The field's word for this layout.")]
    Long,
}
