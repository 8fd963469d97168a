namespace Wavecast.Benchmarks.Tables;

/// <summary>What one run gave.</summary>
/// <param name="Seconds">Time of one repetition.</param>
/// <param name="MemoryBytes">Peak memory of the process that ran it, or 0 where it shares its process.</param>
internal readonly record struct Outcome(double Seconds, long MemoryBytes = 0);
