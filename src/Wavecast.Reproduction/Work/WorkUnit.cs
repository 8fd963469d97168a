namespace Wavecast.Reproduction.Work;

/// <summary>One piece of a long measurement, such as one training: done in one go on one thread, its result kept.</summary>
/// <param name="Key">Names it among all; part of the results file.</param>
/// <param name="Settings">Everything its result depends on, as text: a kept result made with other settings is not used.</param>
/// <param name="Run">Does it; the result must depend on nothing but <paramref name="Settings"/>, measured times apart.</param>
internal sealed record WorkUnit<T>(string Key, string Settings, Func<CancellationToken, T> Run);
