using System.Diagnostics;

namespace Wavecast.Benchmarks.Tables;

/// <summary>Runs the contenders of a group in turn, so that what disturbs the machine disturbs all of them.</summary>
/// <param name="rounds">Runs of each, at least 1.</param>
internal sealed class Rounds(int rounds)
{
    /// <summary>A run is repeated until it takes so long: shorter ones are told apart by the clock, and by the waking of threads that slept meanwhile.</summary>
    private const double ShortestRun = 0.1;

    /// <summary>What takes longer in its first run is not run again: its noise is small beside its length.</summary>
    private const double LongestRun = 15;

    /// <summary>The rows of a group, in its order.</summary>
    public IReadOnlyList<Row> Measure(string table, IReadOnlyList<Contender> group)
    {
        List<Entry> entries = [];
        try
        {
            foreach (Contender contender in group)
            {
                if (contender.Prepare() is { } prepared)
                {
                    entries.Add(new Entry(contender, prepared));
                }
            }
            double peakDouble = PeakMeter.Gflops<double>(), peakFloat = PeakMeter.Gflops<float>();
            entries.ForEach(WarmUp);
            for (int round = 0; round < rounds; round++)
            {
                foreach (Entry entry in entries.Where(entry => !entry.IsSlow))
                {
                    entry.Outcomes.Add(entry.Prepared.Run(entry.Repeats));
                }
            }
            peakDouble = Math.Max(peakDouble, PeakMeter.Gflops<double>());
            peakFloat = Math.Max(peakFloat, PeakMeter.Gflops<float>());
            return [.. entries.Select(entry => RowOf(table, entry, entry.Contender.Work.Precision == "float" ? peakFloat : peakDouble))];
        }
        finally
        {
            entries.ForEach(entry => entry.Prepared.Dispose());
        }
    }

    private static void WarmUp(Entry entry)
    {
        Outcome first = entry.Prepared.Run(1);
        if (first.Seconds > LongestRun)
        {
            entry.IsSlow = true;
            entry.Outcomes.Add(first);
            return;
        }
        // What ends in its own process has nothing to warm up, and a slow start says nothing of the repeats.
        double seconds = first.Seconds;
        for (long start = Stopwatch.GetTimestamp(); first.MemoryBytes == 0 && Stopwatch.GetElapsedTime(start) < Measurement.LeastWarmUp;)
        {
            seconds = entry.Prepared.Run(Repeats(seconds)).Seconds;
        }
        entry.Repeats = Repeats(seconds);
    }

    private static int Repeats(double seconds) => (int)Math.Clamp(Math.Ceiling(ShortestRun / Math.Max(seconds, 1e-7)), 1, 100_000);

    private static Row RowOf(string table, Entry entry, double peak)
    {
        double[] seconds = [.. entry.Outcomes.Select(outcome => outcome.Seconds).Order()];
        return new Row(
            table,
            entry.Contender.Name,
            entry.Contender.Work,
            seconds[seconds.Length / 2],
            seconds[0],
            seconds[^1],
            seconds.Length,
            peak,
            entry.Outcomes.Max(outcome => outcome.MemoryBytes));
    }

    private sealed class Entry(Contender contender, PreparedRun prepared)
    {
        public Contender Contender { get; } = contender;

        public PreparedRun Prepared { get; } = prepared;

        public List<Outcome> Outcomes { get; } = [];

        public int Repeats { get; set; } = 1;

        public bool IsSlow { get; set; }
    }
}
