using System.Globalization;
using Wavecast.Storage;
using Wavecast.Training;

namespace Wavecast.Forecasting;

/// <summary>The checkpoints of all starts of a training in one file: tensors and texts of each under <c>start.N.</c></summary>
/// <remarks>
/// A start's state depends on nothing but itself, so states of different moments may stand side by side; what is
/// decided between starts is decided again, from their epochs, when the training is resumed.
/// </remarks>
internal sealed class EntrantCheckpoints
{
    /// <summary>The metadata by which such a file is known.</summary>
    public const string StartsKey = "wavecast.starts";

    private readonly string? path;

    // From the beginning all that is resumed: what a later start has reached must not be lost when an earlier one is written.
    private readonly SortedDictionary<int, SafetensorsFile> present = [];

    /// <exception cref="ModelFormatException">The file to resume is damaged, or not that of a training with several starts.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public EntrantCheckpoints(TrainingSettings settings)
    {
        path = settings.CheckpointPath;
        if (settings.ResumePath is not { } resume)
        {
            return;
        }
        SafetensorsFile saved = SafetensorsFile.Read(resume);
        if (!saved.Metadata.ContainsKey(StartsKey))
        {
            throw saved.Wrong("this is not a checkpoint of a training with several starts; give the options and the preset that it was made with");
        }
        for (int start = 0; saved.Part(Prefix(start)) is { } part; start++)
        {
            present[start] = part;
        }
    }

    /// <summary>Where a start's own checkpoints go, and from where it goes on.</summary>
    public CheckpointStore Of(int start)
    {
        lock (present)
        {
            return new CheckpointStore(present.GetValueOrDefault(start), path is null ? null : file => Write(path, start, file));
        }
    }

    private void Write(string target, int start, SafetensorsFile file)
    {
        lock (present)
        {
            present[start] = file;
            new SafetensorsFile(
                [.. present.SelectMany(part => part.Value.Tensors.Select(tensor => tensor.Renamed(Prefix(part.Key) + tensor.Name)))],
                [
                    KeyValuePair.Create(CheckpointFile.VersionKey, "of several starts"),
                    KeyValuePair.Create(StartsKey, present.Count.ToString(CultureInfo.InvariantCulture)),
                    .. present.SelectMany(part => part.Value.Metadata.Select(text => KeyValuePair.Create(Prefix(part.Key) + text.Key, text.Value))),
                ]).Write(target);
        }
    }

    private static string Prefix(int start) => string.Create(CultureInfo.InvariantCulture, $"start.{start}.");
}
