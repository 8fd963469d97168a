namespace Wavecast.Tables;

/// <summary>A table cannot be used; the message is one sentence of what is wrong, naming file, line and column, and one of what to do.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Reports a table that cannot be used.</summary>
    /// <param name="message">One sentence of what is wrong, and one of what to do.</param>
    /// <param name="innerException">What was caught, or null.</param>
    public DataFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Text of a table in quotes, made fit for a message.</summary>
    internal static string Quote(string text) => $"'{Shorten(text)}'";

    /// <summary>Text of a table made fit for a message: short, and on one line.</summary>
    internal static string Shorten(string text)
    {
        const int Most = 40;
        IEnumerable<char> visible = text.Take(Most).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        return string.Concat(visible) + (text.Length > Most ? "…" : "");
    }
}
