namespace Wavecast.Tables;

/// <summary>The description of a Parquet file at its end, in Thrift's compact form: checked, and cut down to what reading a column needs.</summary>
/// <remarks>
/// The library reads the footer without looking for its end: of one that is cut off or has a wrong byte it may read on and on, and take
/// a number for the length of a list. So each field is copied here by its known type, and what is not known is left out, statistics
/// among it, which nobody needs and which make up most of a footer.
/// </remarks>
internal ref struct ParquetFooter
{
    /// <summary>Deeper than any known description; a file that goes deeper would only fill the stack.</summary>
    private const int DeepestSkip = 32;

    private const byte True = 1;
    private const byte Byte = 3;
    private const byte Integer32 = 5;
    private const byte Integer64 = 6;
    private const byte Double = 7;
    private const byte Binary = 8;
    private const byte List = 9;
    private const byte Set = 10;
    private const byte Map = 11;
    private const byte Struct = 12;

    private static readonly Dictionary<short, Part> Empty = [];

    private static readonly Dictionary<short, Part> Unit = Fields((1, new(Struct, Empty)), (2, new(Struct, Empty)), (3, new(Struct, Empty)));

    private static readonly Dictionary<short, Part> Time = Fields((1, new(True)), (2, new(Struct, Unit)));

    // Text, map, list, one of a list, decimal, date, time, timestamp, integer, null, JSON, BSON, UUID, half.
    private static readonly Dictionary<short, Part> LogicalType = Fields(
        (1, new(Struct, Empty)), (2, new(Struct, Empty)), (3, new(Struct, Empty)), (4, new(Struct, Empty)),
        (5, new(Struct, Fields((1, new(Integer32)), (2, new(Integer32))))),
        (6, new(Struct, Empty)), (7, new(Struct, Time)), (8, new(Struct, Time)),
        (10, new(Struct, Fields((1, new(Byte)), (2, new(True))))),
        (11, new(Struct, Empty)), (12, new(Struct, Empty)), (13, new(Struct, Empty)), (14, new(Struct, Empty)), (15, new(Struct, Empty)));

    // Type, length, repetition, name, children, older type, scale, precision, id, type.
    private static readonly Dictionary<short, Part> SchemaElement = Fields(
        (1, new(Integer32)), (2, new(Integer32)), (3, new(Integer32)), (4, new(Binary)), (5, new(Integer32)),
        (6, new(Integer32)), (7, new(Integer32)), (8, new(Integer32)), (9, new(Integer32)), (10, new(Struct, LogicalType)));

    // Type, encodings, path, codec, values, bytes unpacked and packed, places of the pages.
    private static readonly Dictionary<short, Part> ColumnMetaData = Fields(
        (1, new(Integer32)), (2, new(List, null, Integer32)), (3, new(List, null, Binary)), (4, new(Integer32)), (5, new(Integer64)),
        (6, new(Integer64)), (7, new(Integer64)), (9, new(Integer64)), (10, new(Integer64)), (11, new(Integer64)));

    // Path, place, description.
    private static readonly Dictionary<short, Part> ColumnChunk = Fields((1, new(Binary)), (2, new(Integer64)), (3, new(Struct, ColumnMetaData)));

    // Columns, bytes, rows.
    private static readonly Dictionary<short, Part> RowGroup = Fields((1, new(List, ColumnChunk, Struct)), (2, new(Integer64)), (3, new(Integer64)));

    // Version, schema, rows, row groups, texts by name, writer.
    private static readonly Dictionary<short, Part> FileMetaData = Fields(
        (1, new(Integer32)), (2, new(List, SchemaElement, Struct)), (3, new(Integer64)), (4, new(List, RowGroup, Struct)),
        (5, new(List, Fields((1, new(Binary)), (2, new(Binary))), Struct)), (6, new(Binary)));

    private readonly Span<byte> bytes;
    private int read;
    private int written;

    private ParquetFooter(Span<byte> bytes) => this.bytes = bytes;

    /// <summary>Cuts a footer down in its place.</summary>
    /// <param name="footer">Its bytes.</param>
    /// <returns>How many of the bytes are left.</returns>
    /// <exception cref="InvalidDataException">It ends too early, or a field is of another type than it should be.</exception>
    public static int Reduce(Span<byte> footer)
    {
        ParquetFooter copy = new(footer);
        copy.CopyStruct(FileMetaData);
        return copy.written;
    }

    private static Dictionary<short, Part> Fields(params (short Id, Part Part)[] fields) => fields.ToDictionary(field => field.Id, field => field.Part);

    /// <summary>Copies the fields that are known. What is written is never longer than what was read: numbers of fields lie at most 15 apart.</summary>
    private void CopyStruct(Dictionary<short, Part> known)
    {
        short field = 0, last = 0;
        for (byte head = Next(); head != 0; head = Next())
        {
            byte type = (byte)(head & 15);
            field = head >> 4 == 0 ? (short)Zigzag(Number()) : (short)(field + (head >> 4));
            if (!known.TryGetValue(field, out Part? part))
            {
                Skip(type, inList: false, DeepestSkip);
                continue;
            }
            // A type of its own stands for each of true and false.
            if ((part.Type != type && !(part.Type == True && type == True + 1)) || field <= last)
            {
                throw new InvalidDataException($"field {field} of type {type} is not expected");
            }
            Put((byte)(((field - last) << 4) | type));
            last = field;
            CopyValue(part);
        }
        Put(0);
    }

    private void CopyValue(Part part)
    {
        switch (part.Type)
        {
            case Struct:
                CopyStruct(part.Fields!);
                break;
            case List:
                CopyList(part);
                break;
            case not True:
                int start = read;
                Skip(part.Type, inList: false, 0);
                bytes[start..read].CopyTo(bytes[written..]);
                written += read - start;
                break;
        }
    }

    private void CopyList(Part part)
    {
        int start = read;
        int count = ListHead(out byte type);
        if (count > 0 && type != part.Element)
        {
            throw new InvalidDataException($"a list has elements of type {type}");
        }
        bytes[start..read].CopyTo(bytes[written..]);
        written += read - start;
        for (int i = 0; i < count; i++)
        {
            CopyValue(new Part(type, part.Fields));
        }
    }

    private void Skip(byte type, bool inList, int depth)
    {
        switch (type)
        {
            case True or True + 1:
                read += inList ? 1 : 0;
                break;
            case Byte:
                Next();
                break;
            case > Byte and <= Integer64:
                Number();
                break;
            case Double:
                SkipBytes(sizeof(double));
                break;
            case Binary:
                SkipBytes(Number());
                break;
            case List or Set when depth > 0:
                int count = ListHead(out byte element);
                for (int i = 0; i < count; i++)
                {
                    Skip(element, inList: true, depth - 1);
                }
                break;
            case Struct when depth > 0:
                SkipStruct(depth - 1);
                break;
            default:
                throw new InvalidDataException(type == Map ? "a map is not expected" : $"type {type} is not known, or lies too deep");
        }
    }

    private void SkipStruct(int depth)
    {
        for (byte head = Next(); head != 0; head = Next())
        {
            if (head >> 4 == 0)
            {
                Number();
            }
            Skip((byte)(head & 15), inList: false, depth);
        }
    }

    /// <summary>The length of a list, each of whose elements takes a byte at least.</summary>
    private int ListHead(out byte type)
    {
        byte head = Next();
        type = (byte)(head & 15);
        ulong count = head >> 4 == 15 ? Number() : (ulong)head >> 4;
        return count <= (ulong)(bytes.Length - read) ? (int)count : throw new InvalidDataException($"a list of {count} is longer than the file");
    }

    private void SkipBytes(ulong count) =>
        read += count <= (ulong)(bytes.Length - read) ? (int)count : throw new InvalidDataException($"a text of {count} bytes is longer than the file");

    private ulong Number()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Next();
            number |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return number;
            }
        }
        throw new InvalidDataException("a number has more than 64 bits");
    }

    private static long Zigzag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);

    private byte Next() => read < bytes.Length ? bytes[read++] : throw new InvalidDataException("it ends too early");

    private void Put(byte value) => bytes[written++] = value;

    /// <summary>The type of a field, its own fields if it is a struct or a list of those, and the type of its elements if it is a list.</summary>
    private sealed record Part(byte Type, Dictionary<short, Part>? Fields = null, byte Element = 0);
}
