namespace Wavecast.Cli;

/// <summary>The files that a training writes and goes on from.</summary>
internal sealed class RunFiles
{
    private readonly bool checkpointIsUsers;

    private RunFiles(string model, string? checkpoint, string? resume)
    {
        (Model, Checkpoint, Resume) = (model, checkpoint ?? $"{model}.checkpoint", resume);
        checkpointIsUsers = checkpoint is not null || (resume is not null && Path.GetFullPath(resume) == Path.GetFullPath(Checkpoint));
    }

    public string Model { get; }

    /// <summary>Where the state of the run is kept while it goes on.</summary>
    public string Checkpoint { get; }

    public string? Resume { get; }

    /// <summary>Looks at all paths before any work is done, and at the checkpoint that the run would replace unasked.</summary>
    /// <exception cref="UsageException">A path cannot be what it is meant to be.</exception>
    public static RunFiles Check(string model, string data, string? checkpoint, string? resume)
    {
        OutputPath.Check("--out", model, data);
        if (resume is not null)
        {
            InputPath.Check("--resume", resume);
            OutputPath.Check("--out", model, resume);
        }
        if (checkpoint is not null)
        {
            OutputPath.Check("--checkpoint", checkpoint, data, model);
        }
        RunFiles files = new(model, checkpoint, resume);
        if (!files.checkpointIsUsers && File.Exists(files.Checkpoint))
        {
            throw new UsageException($"{files.Checkpoint} holds an interrupted run; go on with --resume {files.Checkpoint}, or delete it.");
        }
        return files;
    }

    /// <summary>The checkpoint that is left when the run has ended, or null.</summary>
    public string? KeptCheckpoint(bool interrupted) => checkpointIsUsers || interrupted ? Checkpoint : null;

    /// <summary>Removes a checkpoint that nobody asked for and nobody needs.</summary>
    public void Clean(bool interrupted)
    {
        if (KeptCheckpoint(interrupted) is not null)
        {
            return;
        }
        try
        {
            File.Delete(Checkpoint);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The run is over, and its own outcome says more than this.
        }
    }
}
