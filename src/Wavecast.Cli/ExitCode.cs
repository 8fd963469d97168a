namespace Wavecast.Cli;

/// <summary>What the tool tells its caller when it ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The machine or the method failed: a full disk, an unwritable folder, a training that diverged.</summary>
    public const int Failed = 1;

    /// <summary>The user can mend it: wrong options, wrong input.</summary>
    public const int WrongInput = 2;

    public const int Interrupted = 130;
}
