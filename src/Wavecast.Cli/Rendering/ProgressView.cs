namespace Wavecast.Cli.Rendering;

/// <summary>A long work's progress as people see it.</summary>
/// <param name="Done">Parts done.</param>
/// <param name="Parts">Parts in all.</param>
/// <param name="Text">One line.</param>
internal sealed record ProgressView(int Done, int Parts, string Text);
