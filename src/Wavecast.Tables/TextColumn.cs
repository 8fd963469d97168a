using System.Collections;
using System.Text;

namespace Wavecast.Tables;

/// <summary>The texts of a column, end to end in one buffer: a string each would cost five times the memory and a tenth of a second a million.</summary>
/// <param name="mostBytes">The most bytes that the texts may take; null for as many as an array has.</param>
internal sealed class TextColumn(long? mostBytes = null)
{
    private readonly int most = (int)Math.Min(mostBytes ?? Array.MaxLength, Array.MaxLength);
    private readonly List<int> ends = [];
    private byte[] buffer = new byte[256];

    public int Count => ends.Count;

    public string this[int row] => Encoding.UTF8.GetString(Bytes(row));

    public ReadOnlySpan<byte> Bytes(int row)
    {
        int start = row == 0 ? 0 : ends[row - 1];
        return buffer.AsSpan(start, ends[row] - start);
    }

    /// <exception cref="DataFormatException">The texts are longer than they may be.</exception>
    public void Add(ReadOnlySpan<byte> text)
    {
        int start = ends.Count == 0 ? 0 : ends[^1];
        long end = (long)start + text.Length;
        if (end > most)
        {
            throw new DataFormatException($"A column of ids, steps, dates or static features is longer than {most} bytes. Cut the file into parts.");
        }
        if (end > buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Max(end, Math.Min(2L * buffer.Length, most)));
        }
        text.CopyTo(buffer.AsSpan(start));
        ends.Add((int)end);
    }

    /// <summary>Forgets all texts from one on.</summary>
    public void Cut(int rows) => ends.RemoveRange(rows, ends.Count - rows);

    /// <summary>Some of the texts, decoded when asked for.</summary>
    public sealed class Rows(TextColumn texts, int count, int[]? rows = null) : IReadOnlyList<string>
    {
        public int Count => count;

        public string this[int step]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(step);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, count);
                return texts[rows is null ? step : rows[step]];
            }
        }

        public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, count).Select(step => this[step]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
