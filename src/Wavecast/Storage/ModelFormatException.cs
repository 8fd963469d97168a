namespace Wavecast.Storage;

/// <summary>A model or checkpoint file is not what it has to be; the message names the file and what was found and expected, in one sentence.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Reports a file that cannot be used.</summary>
    /// <param name="message">One sentence: the file, the tensor and field, what was found and what was expected.</param>
    /// <param name="innerException">What was caught, or null.</param>
    public ModelFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Text of a hostile file made fit for a message: short, and on one line.</summary>
    internal static string Quote(string text)
    {
        const int Most = 60;
        string shortened = text.Length <= Most ? text : string.Concat(text.AsSpan(0, Most), "…");
        return $"'{string.Concat(shortened.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c))}'";
    }
}
