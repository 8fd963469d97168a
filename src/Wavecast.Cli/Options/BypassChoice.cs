namespace Wavecast.Cli.Options;

/// <summary>What <c>--bypass</c> says; without a number the choice is left to validation.</summary>
internal sealed record BypassChoice(int? Lags);
