using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Cli;

/// <summary>What came at the steps of a forecast, series by series, of a file that may hold more.</summary>
internal static class TruthPanel
{
    /// <summary>The steps of the truth that are forecast, in the order and by the ids of the data.</summary>
    /// <param name="known">The data.</param>
    /// <param name="truth">What came: the same ids, or others where there are as many series.</param>
    /// <param name="horizon">Steps that are forecast.</param>
    /// <exception cref="UsageException">A series has no truth, or too little of it; the message names file and series.</exception>
    public static Panel Of(PanelData known, PanelData truth, int horizon)
    {
        Panel data = known.Panel, came = truth.Panel;
        bool byId = data.Any(series => came.Find(series.Id) is not null);
        if (!byId && came.Count != data.Count)
        {
            throw new UsageException(
                $"{truth.Path} has {Count(came)}, none of them called like one of {known.Path} ('{data[0].Id}', …), which has {data.Count}; give the same ids, or as many series in the same order.");
        }
        return new Panel(data.Select((series, i) =>
        {
            Series there = byId
                ? came.Find(series.Id) ?? throw new UsageException($"{truth.Path} has no series '{series.Id}', which {known.Path} has; give one for each.")
                : came[i];
            int first = FirstOf(series.Index, there, known, truth);
            return there.Length - first >= horizon
                ? new Series(series.Id, there.Index.Range(first, first + horizon), there.Values.Slice(first, horizon))
                : throw new UsageException(
                    $"{truth.Path}: series '{there.Id}' has {there.Length - first} of the {horizon} steps that are forecast; give the others too, or a shorter --horizon.");
        }));
    }

    private static string Count(Panel panel) => panel.Count == 1 ? $"one series, '{panel[0].Id}'" : $"{panel.Count} series";

    /// <summary>Where the forecast begins: by time where both files have times, else at the first step.</summary>
    private static int FirstOf(TimeIndex index, Series there, PanelData known, PanelData truth)
    {
        TimeIndex times = there.Index;
        if (!known.HasTimes || !truth.HasTimes)
        {
            return 0;
        }
        if (times.Frequency != index.Frequency)
        {
            throw new UsageException($"{truth.Path}: series '{there.Id}' is {times.Frequency}, but {known.Path} is {index.Frequency}; give steps of the same distance.");
        }
        int? first = index.Frequency.IsCalendar ? times.StepOf(index.TimeAt(index.Length)) : times.StepOf(index.NumberAt(index.Length)) ?? (CountsAnew(times) ? 0 : null);
        return first ?? throw new UsageException(
            $"{truth.Path}: series '{there.Id}' has no step {index.TextAt(index.Length)}, the first that is forecast, but {times.TextAt(0)} to {times.TextAt(times.Length - 1)}; give what came after {known.Path}.");
    }

    /// <summary>Plain numbers from 0 or 1 count what came by itself.</summary>
    private static bool CountsAnew(TimeIndex times) => times.NumberAt(0) is 0 or 1;
}
