namespace Wavecast.Cli;

/// <summary>Options or input that cannot be worked with; the message is the one sentence that the user reads.</summary>
internal sealed class UsageException(string message) : Exception(message);
