namespace Wavecast.Training;

/// <summary>Why a run ends, with the sentence for people.</summary>
internal sealed record RunEnd(StopReason Stopped, string Reason);
