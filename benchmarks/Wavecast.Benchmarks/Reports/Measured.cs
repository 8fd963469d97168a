using Wavecast.Benchmarks.Tables;

namespace Wavecast.Benchmarks.Reports;

/// <summary>Questions to the results.</summary>
internal sealed class Measured(Results results)
{
    public Results Results => results;

    /// <summary>Peers by name, in the order of their first row.</summary>
    public IEnumerable<string> Peers => results.Rows.Select(row => row.Contender).Where(name => name != Contender.Own).Distinct();

    public IEnumerable<Row> Of(string table) => results.Rows.Where(row => row.Table == table);

    /// <summary>Wavecast's rows of a table, in order.</summary>
    public IEnumerable<Row> Own(string table) => Of(table).Where(row => row.Contender == Contender.Own);

    public Row? Own(string table, Work work) => Own(table).FirstOrDefault(row => row.Work == work);

    /// <summary>A peer's fastest row of a problem, over its forms and threads.</summary>
    public Row? Best(string table, string peer, Work work) =>
        Of(table).Where(row => row.Contender == peer && row.Work.Problem == work.Problem).MinBy(row => row.Median);

    /// <summary>Useful arithmetic as a share of what the threads could do.</summary>
    public static double Fraction(Row row) => row.Work.Gflop / row.Median / (row.Work.Threads * row.PeakGflops);

    /// <summary>Seconds of one step, of one sequence.</summary>
    public static double PerStep(Row row) => row.Median / row.Work.Steps;

    /// <summary>Seconds of reading a network's weights once from wherever they fit; NaN where their size was not measured.</summary>
    public double ReadingOnce(Work work) =>
        results.CacheSpeeds.FirstOrDefault(speed => speed.Bytes == work.WeightBytes) is { } found ? work.WeightBytes / found.BytesPerSecond : double.NaN;
}
