namespace Wavecast.Candidates;

/// <summary>A forecast from one origin.</summary>
/// <param name="Values">Of each series, <c>[series][horizon]</c>.</param>
/// <param name="Intervals">Of each level, outermost first, <c>[series][level][horizon]</c>.</param>
/// <param name="Candidates">What each candidate said, <c>[candidate][series][horizon]</c>; null for one that was not fitted.</param>
/// <param name="Coming">What intervals were stretched by.</param>
internal sealed record PanelOutcome(double[][] Values, (double Lower, double Upper)[][][] Intervals, double[][]?[] Candidates, ComingDifficulty Coming);
