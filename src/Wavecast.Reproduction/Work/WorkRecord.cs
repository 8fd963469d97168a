namespace Wavecast.Reproduction.Work;

/// <summary>A line of a results file.</summary>
/// <param name="Key">As of <see cref="WorkUnit{T}"/>.</param>
/// <param name="Settings">As of <see cref="WorkUnit{T}"/>.</param>
/// <param name="Result">What came out.</param>
internal sealed record WorkRecord<T>(string Key, string Settings, T Result);
