using Wavecast.Randomness;

namespace Wavecast.Segments;

/// <summary>Draws training windows: a series, each as likely as any other or as it is long, and an origin in it. The same address gives the same window.</summary>
internal sealed class WindowSampler
{
    private readonly List<(int Series, int First, int Count)> ranges = [];
    private readonly List<long> ends = [];
    private readonly PhiloxStream stream;
    private readonly bool isByLength;

    /// <param name="layout">What a window is.</param>
    /// <param name="series">What windows are drawn from.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="isByLength">Whether each window is as likely as any other, rather than each series.</param>
    public WindowSampler(SegmentLayout layout, IReadOnlyList<SeriesView> series, long seed, bool isByLength = false)
    {
        this.isByLength = isByLength;
        stream = new PhiloxStream(seed, RandomPurpose.TrainingWindow);
        for (int i = 0; i < series.Count; i++)
        {
            int length = series[i].Values.Length, last = length - layout.Head;
            // A series without room for a whole head is still worth the steps it has.
            last = last >= layout.Length ? last : length - 1;
            int first = Math.Min(layout.LookBack, last);
            if (first >= 1)
            {
                ranges.Add((i, first, last - first + 1));
                ends.Add(Count + last - first + 1);
            }
        }
    }

    /// <summary>Windows to draw from.</summary>
    public long Count => ends.Count > 0 ? ends[^1] : 0;

    /// <summary>The window at an address.</summary>
    public (int Series, int Origin) At(long update, int place)
    {
        if (isByLength)
        {
            long window = Math.Min((long)(stream.Uniform(update, place) * Count), Count - 1);
            int range = ends.BinarySearch(window + 1) is var found && found < 0 ? ~found : found;
            return (ranges[range].Series, ranges[range].First + ranges[range].Count - (int)(ends[range] - window));
        }
        (int series, int first, int count) = ranges[stream.Below(ranges.Count, update, place)];
        return (series, first + stream.Below(count, update, place, 1));
    }

    /// <summary>All windows, at most so many, evenly spread.</summary>
    public IEnumerable<(int Series, int Origin)> Spread(int most)
    {
        long every = Math.Max(1, (Count + most - 1) / most), next = 0;
        foreach ((int series, int first, int count) in ranges)
        {
            for (; next < count; next += every)
            {
                yield return (series, first + (int)next);
            }
            next -= count;
        }
    }
}
