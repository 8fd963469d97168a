namespace Wavecast.Benchmarks.Tables;

/// <summary>How fast one core reads a buffer again and again.</summary>
/// <param name="Bytes">Size of the buffer.</param>
/// <param name="BytesPerSecond">The best of what was measured before and after the tables.</param>
internal sealed record CacheSpeed(long Bytes, double BytesPerSecond);
