namespace Wavecast.Plotting;

/// <summary>Sequences over each other in one pair of axes: what was predicted while the truth was given, then what was drawn.</summary>
/// <param name="Name">What the panel is called.</param>
/// <param name="Note">A remark behind the name, such as an error; may be empty.</param>
/// <param name="Values">Of each sequence the values from step 0, one colour each; values that are not finite leave a gap.</param>
/// <param name="Given">Number of steps with the truth given: solid up to there, dotted behind.</param>
public sealed record Continuation(string Name, string Note, IReadOnlyList<float[]> Values, int Given);
