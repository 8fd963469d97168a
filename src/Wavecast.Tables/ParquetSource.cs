using System.Buffers.Binary;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>A Parquet file that is open for reading: its columns, and the cells of those that are asked for.</summary>
internal sealed class ParquetSource : IDisposable
{
    /// <summary>The text of a file in which the writer notes the frequency, which few or uneven times do not show.</summary>
    public const string FrequencyKey = "wavecast.frequency";

    private const int MagicBytes = 4;
    private const int LengthBytes = sizeof(int);

    // As of a CSV file, an eighth of the memory: cells take 8 bytes, growing lists and the series twice as much again.
    private const int MemoryPerByte = 8;

    private readonly string file;
    private readonly ParquetStream stream;
    private readonly ParquetReader reader;

    /// <param name="bytes">The whole file; its footer is overwritten.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="maxBytes">The most that its cells may take; null for an eighth of this machine's memory.</param>
    /// <exception cref="DataFormatException">It is no Parquet file, is damaged, or has too many rows.</exception>
    private ParquetSource(byte[] bytes, string file, long? maxBytes)
    {
        this.file = file;
        MostBytes = maxBytes ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MemoryPerByte);
        CheckMagic(bytes);
        (stream, reader, Fields, Groups) = Guard(() =>
        {
            ParquetStream reduced = new(bytes, ReduceFooter(bytes));
            ParquetReader opened = ParquetReader.CreateAsync(reduced).GetAwaiter().GetResult();
            return (reduced, opened, opened.Schema.Fields, opened.RowGroups);
        });
        Rows = CountRows();
    }

    /// <summary>The most bytes that cells may take, eight each, and the texts of a column.</summary>
    public long MostBytes { get; }

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The parts into which the rows are divided.</summary>
    public IReadOnlyList<ParquetRowGroupReader> Groups { get; }

    public int Rows { get; }

    /// <summary>The frequency that the file states itself; null if it does not.</summary>
    public Frequency? Frequency => Guard(() => reader.CustomMetadata.GetValueOrDefault(FrequencyKey)) is string name && Frequency.TryParse(name, out Frequency? stated) ? stated : null;

    /// <summary>Reads a file whole, without its values.</summary>
    /// <exception cref="DataFormatException">It is no Parquet file, is damaged, or too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ParquetSource Open(Stream stream, string file, long? maxBytes)
    {
        using CsvSource source = new(stream, file, maxBytes);
        long length = source.Stream.Length - source.Stream.Position;
        if (length > Array.MaxLength)
        {
            throw new DataFormatException($"{file} has {length} bytes; at most {Array.MaxLength} of a Parquet file can be read. Cut the file into parts.");
        }
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)length);
        source.Stream.ReadExactly(bytes);
        return new ParquetSource(bytes, file, maxBytes);
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Refuses columns whose cells are more than may be read: a file of a few bytes can repeat a value a thousand million times.</summary>
    /// <exception cref="DataFormatException">They are.</exception>
    public void CheckSize(int columns)
    {
        long bytes = (long)Rows * columns * sizeof(double);
        if (bytes > MostBytes)
        {
            throw new DataFormatException($"{file} has {Rows} rows of {columns} columns, {bytes} bytes; this machine reads at most {MostBytes}. Cut the file into parts, or pick fewer columns.");
        }
    }

    /// <summary>Adds the cells of a column, of all rows or of the first group of them.</summary>
    /// <exception cref="DataFormatException">They are damaged or of a kind that is not known.</exception>
    public void Read(DataField field, CellColumn column, bool firstGroupOnly = false)
    {
        foreach (ParquetRowGroupReader group in firstGroupOnly ? Groups.Take(1) : Groups)
        {
            Guard(() =>
            {
                CheckChunk(group, field);
                ParquetCells.ReadAsync(group, field, column).AsTask().GetAwaiter().GetResult();
                return true;
            });
        }
    }

    private static int ReduceFooter(Span<byte> bytes)
    {
        int lengthAt = bytes.Length - MagicBytes - LengthBytes;
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[lengthAt..]);
        if (length < 0 || length > lengthAt - MagicBytes)
        {
            throw new InvalidDataException($"its footer has {length} bytes");
        }
        int start = lengthAt - length;
        int left = ParquetFooter.Reduce(bytes.Slice(start, length));
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(start + left)..], left);
        "PAR1"u8.CopyTo(bytes[(start + left + LengthBytes)..]);
        return start + left + LengthBytes + MagicBytes;
    }

    private void CheckMagic(ReadOnlySpan<byte> bytes)
    {
        if (bytes.EndsWith("PARE"u8))
        {
            throw new DataFormatException($"{file} is an encrypted Parquet file; expected one in plain form. Decrypt it first.");
        }
        if (!bytes.StartsWith("PAR1"u8))
        {
            throw new DataFormatException($"{file} does not begin with PAR1, so it is no Parquet file. Write it as one, or give it the ending .csv if it is text.");
        }
        if (bytes.Length < (2 * MagicBytes) + LengthBytes || !bytes.EndsWith("PAR1"u8))
        {
            throw new DataFormatException($"{file} does not end with PAR1, so it is cut off; expected a whole Parquet file. Get the file again.");
        }
    }

    private int CountRows()
    {
        long rows = 0;
        foreach (ParquetRowGroupReader group in Groups)
        {
            rows = group.RowCount is >= 0 and <= int.MaxValue ? rows + group.RowCount : throw Damaged(null);
            if (rows > Array.MaxLength)
            {
                throw new DataFormatException($"{file} has more than {Array.MaxLength} rows. Cut it into parts.");
            }
        }
        return (int)rows;
    }

    private void CheckChunk(ParquetRowGroupReader group, DataField field)
    {
        ColumnMetaData? chunk = group.GetMetadata(field)?.MetaData;
        if (chunk?.NumValues != group.RowCount)
        {
            throw new InvalidDataException($"column {field.Name} has {chunk?.NumValues} values in {group.RowCount} rows");
        }
        // The library unpacks what Hadoop packed so without an error, into other numbers.
        if (chunk.Codec == CompressionCodec.LZ4)
        {
            throw new DataFormatException($"{file} is packed by LZ4 in Hadoop's form; expected Snappy, gzip, Zstandard, Brotli, LZ4_RAW or none. Write it anew with one of those.");
        }
    }

    /// <summary>Runs the library, which says what is wrong with a file by exceptions of a dozen types. The bytes are in memory, so none of them is the disk's.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not DataFormatException)
        {
            throw Damaged(e);
        }
    }

    private DataFormatException Damaged(Exception? e) =>
        new($"{file} is a Parquet file that is damaged, or encoded or packed in a way that is not known; expected one as pyarrow writes it by default. Get the file again, or write it anew.", e);
}
