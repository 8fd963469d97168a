using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>First and last times of several series, as tables write them.</summary>
internal static class Times
{
    /// <summary>The earliest first step; empty of indices without steps.</summary>
    public static string FirstOf(IEnumerable<TimeIndex> indices) => indices.Where(index => index.Length > 0).MinBy(index => At(index, 0))?.TextAt(0) ?? "";

    /// <summary>The latest last step.</summary>
    public static string LastOf(IEnumerable<TimeIndex> indices) =>
        indices.Where(index => index.Length > 0).MaxBy(index => At(index, index.Length - 1)) is { } last ? last.TextAt(last.Length - 1) : "";

    private static long At(TimeIndex index, int step) => index.Frequency.IsCalendar ? index.TimeAt(step).Ticks : index.NumberAt(step);
}
