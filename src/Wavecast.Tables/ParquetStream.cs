namespace Wavecast.Tables;

/// <summary>The bytes of a Parquet file in memory. Ends every reading that does not end by itself.</summary>
/// <remarks>
/// The library takes the byte behind the last one for 255, which never ends a number, and a page may say that the next one is itself.
/// Each page has a few bytes of its own, so no reader of a sound file moves more often than there are bytes.
/// </remarks>
internal sealed class ParquetStream(byte[] bytes, int length) : MemoryStream(bytes, 0, length, writable: false)
{
    // A few columns are looked at before they are read.
    private long movesLeft = 1000 + (4L * length);

    public override int ReadByte() => Position < Length ? base.ReadByte() : throw new EndOfStreamException();

    public override long Seek(long offset, SeekOrigin loc) => movesLeft-- > 0 ? base.Seek(offset, loc) : throw new EndOfStreamException();
}
