namespace Wavecast.Tables;

/// <summary>A part of a stream that can seek, behind so many empty lines; to be read while nothing else reads the stream.</summary>
/// <param name="stream">The whole; left open.</param>
/// <param name="from">The first byte.</param>
/// <param name="to">The first byte behind it.</param>
/// <param name="lines">Empty lines in place of those that were before, so that what follows keeps its numbers.</param>
internal sealed class PartOfStream(Stream stream, long from, long to, long lines = 0) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => lines + to - from;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = (int)Math.Clamp((Position < lines ? lines : Length) - Position, 0, buffer.Length);
        if (Position < lines)
        {
            buffer[..read].Fill(CsvText.LineFeed);
        }
        else
        {
            stream.Position = from + Position - lines;
            read = stream.Read(buffer[..read]);
        }
        Position += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? Position : Length);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
