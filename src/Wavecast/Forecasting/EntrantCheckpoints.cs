using System.Globalization;
using Wavecast.Storage;
using Wavecast.Training;

namespace Wavecast.Forecasting;

/// <summary>The checkpoints of all starts of a training in one file: tensors and texts of each under <c>start.N.</c></summary>
/// <remarks>
/// A start's state depends on nothing but itself, so states of different moments may stand side by side; what is
/// decided between starts is decided again, from their epochs, when the training is resumed.
/// </remarks>
internal sealed class EntrantCheckpoints(TrainingSettings settings)
{
    /// <summary>The metadata by which such a file is known.</summary>
    public const string StartsKey = "wavecast.starts";

    private readonly SafetensorsFile? saved = settings.ResumePath is { } resume ? SafetensorsFile.Read(resume) : null;
    private readonly SortedDictionary<int, SafetensorsFile> present = [];

    /// <summary>Where a start's own checkpoints go.</summary>
    /// <exception cref="ModelFormatException">The file to resume is not that of a training with several starts.</exception>
    public CheckpointStore Of(int start)
    {
        SafetensorsFile? own = saved is null ? null : Part(saved, start);
        if (own is not null)
        {
            // What a resumed start has reached must not be lost when another one is written first.
            present[start] = own;
        }
        return new CheckpointStore(own, settings.CheckpointPath is { } path ? file => Write(path, start, file) : null);
    }

    private void Write(string path, int start, SafetensorsFile file)
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
                ]).Write(path);
        }
    }

    private static SafetensorsFile? Part(SafetensorsFile file, int start)
    {
        if (!file.Metadata.ContainsKey(StartsKey))
        {
            throw file.Wrong("this is not a checkpoint of a training with several starts; give the options and the preset that it was made with");
        }
        return file.Part(Prefix(start));
    }

    private static string Prefix(int start) => string.Create(CultureInfo.InvariantCulture, $"start.{start}.");
}
