namespace Wavecast.Benchmarks.Tables;

/// <summary>A measured line of a table.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Contender">Who did it.</param>
/// <param name="Work">What was done.</param>
/// <param name="Median">Median time of a run, in seconds.</param>
/// <param name="Low">Shortest run.</param>
/// <param name="High">Longest run.</param>
/// <param name="Rounds">Runs, in turn with the others of its group.</param>
/// <param name="PeakGflops">One core's rate of fused multiply-adds, measured before and after the group, in the work's precision.</param>
/// <param name="MemoryBytes">Peak memory of the process; 0 where it was not its own.</param>
internal sealed record Row(string Table, string Contender, Work Work, double Median, double Low, double High, int Rounds, double PeakGflops, long MemoryBytes);
