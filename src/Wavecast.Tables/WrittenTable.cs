using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A panel as a table before it is written, whatever the format: times, columns of numbers, and ids where each series has rows of its own.</summary>
/// <param name="TimeName">The name of the column of times.</param>
/// <param name="Names">The names of the columns of numbers.</param>
/// <param name="Parts">The rows, in order.</param>
internal sealed record WrittenTable(string TimeName, string[] Names, WrittenRows[] Parts)
{
    public const string IdName = "id";

    private const string DateName = "date";

    /// <summary>Whether ids stand in front of the times.</summary>
    public bool HasIds => Parts[0].Id is not null;

    public static string TimeNameOf(Panel panel) => panel.Frequency.IsCalendar ? DateName : IndexColumn.DefaultName;

    /// <summary>A missing value is no cell, or NaN where none would tell a reader something else: that a series has not begun, or is over.</summary>
    public static double? Cell(double value, bool mustShow) => double.IsNaN(value) && !mustShow ? null : value;
}

/// <summary>Rows of steps that follow each other.</summary>
/// <param name="Id">The series whose rows they are; null where all share them.</param>
/// <param name="Index">The times of the rows.</param>
/// <param name="Cells">For each column of numbers the cell of a step from 0: null if it is empty, NaN if that is what stands in it.</param>
internal sealed record WrittenRows(string? Id, TimeIndex Index, Func<int, double?>[] Cells);
