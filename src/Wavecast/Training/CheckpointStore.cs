using Wavecast.Storage;

namespace Wavecast.Training;

/// <summary>Where a run's checkpoints go and where it goes on from.</summary>
/// <param name="Saved">The checkpoint to go on from; null for a new run.</param>
/// <param name="Write">Keeps a checkpoint; null for nowhere.</param>
internal sealed record CheckpointStore(SafetensorsFile? Saved, Action<SafetensorsFile>? Write)
{
    /// <summary>The files that the settings name.</summary>
    /// <exception cref="ModelFormatException">The checkpoint to resume is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CheckpointStore Of(TrainingSettings settings) => new(
        settings.ResumePath is { } resume ? SafetensorsFile.Read(resume) : null,
        settings.CheckpointPath is { } path ? file => file.Write(path) : null);
}
