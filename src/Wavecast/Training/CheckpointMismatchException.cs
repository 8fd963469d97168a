namespace Wavecast.Training;

/// <summary>A checkpoint is sound but belongs to another run: its data or a setting that decides the path of training differs.</summary>
/// <remarks>A checkpoint that is damaged, or no checkpoint, is a <see cref="Storage.ModelFormatException"/>.</remarks>
public sealed class CheckpointMismatchException : Exception
{
    internal CheckpointMismatchException(string path, string field, string saved, string present)
        : base($"{path}: the checkpoint was made with {field} {saved}, this run has {present}. Resume with the same data and settings, or start a new run.") =>
        (Field, Saved, Present) = (field, saved, present);

    /// <summary>What differs, such as <c>batch size</c>.</summary>
    public string Field { get; }

    /// <summary>Its value in the checkpoint.</summary>
    public string Saved { get; }

    /// <summary>Its value in the run that was to go on.</summary>
    public string Present { get; }
}
