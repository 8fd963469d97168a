namespace Wavecast.Reproduction;

/// <summary>Reported at the start and after every unit of work, one report at a time.</summary>
/// <param name="Stage">What is being done, such as <c>learning rates</c>.</param>
/// <param name="Done">Units of this stage that are done, those kept from an earlier run included.</param>
/// <param name="Units">Units of this stage in all.</param>
/// <param name="Kept">Units whose result an earlier run had left.</param>
/// <param name="Last">The unit that was just done; empty at the start.</param>
/// <param name="Elapsed">Time since the stage began.</param>
/// <param name="Left">Estimated time until the stage ends; null before the first unit.</param>
public sealed record WorkProgress(string Stage, int Done, int Units, int Kept, string Last, TimeSpan Elapsed, TimeSpan? Left);
