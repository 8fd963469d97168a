using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Wavecast.Storage;

/// <summary>An array of numbers in a file of its own: the NPY format, as <c>numpy.save</c> writes it. Immutable.</summary>
/// <remarks>
/// Six bytes of magic, a version, and a header that is a Python dictionary, then the elements:
/// <see href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html"/>. Read are floating-point numbers of 2, 4 and 8 bytes
/// and integers of 1 to 8, of either byte order, row by row or column by column; written are doubles, little-endian, row by row.
/// Reading checks everything before it allocates anything, so a hostile file costs no more than eight times its own length.
/// </remarks>
public sealed class NpyFile
{
    private readonly double[] values;

    /// <summary>Puts an array together for writing.</summary>
    /// <param name="values">The elements, row-major; copied.</param>
    /// <param name="sizes">The length along each axis; without any, a vector of all the values.</param>
    /// <exception cref="ArgumentException">The sizes and the number of values do not agree.</exception>
    public NpyFile(ReadOnlySpan<double> values, params ReadOnlySpan<int> sizes)
        : this(values.ToArray(), sizes.IsEmpty ? [values.Length] : [.. sizes])
    {
        if (Sizes.Length > NpyHeader.MostAxes || Sizes.Any(size => size < 0)
            || Sizes.Aggregate(BigInteger.One, (product, size) => product * size) != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not fill [{string.Join(", ", Sizes)}].", nameof(sizes));
        }
    }

    private NpyFile(double[] values, ImmutableArray<int> sizes) => (this.values, Sizes) = (values, sizes);

    /// <summary>The length along each axis; empty for a single number.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>The elements, row-major; integers above 2⁵³ are rounded to the nearest double.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The elements without a copy, for those who change nothing.</summary>
    internal ReadOnlyMemory<double> Memory => values;

    /// <summary>Reads a file.</summary>
    /// <param name="path">An NPY file.</param>
    /// <exception cref="InvalidDataException">It is not an NPY file, is damaged, holds something else than numbers, or more than memory holds.</exception>
    /// <exception cref="IOException">There is no such file, it is a folder, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static NpyFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder; expected an NPY file.");
        }
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (!stream.CanSeek)
        {
            throw new IOException($"'{path}' is a pipe or device; expected an NPY file.");
        }
        return Read(stream, path);
    }

    /// <summary>Reads from a stream that can seek, from its present position to its end.</summary>
    /// <param name="stream">The bytes of an NPY file.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="InvalidDataException">It is not an NPY file, is damaged, holds something else than numbers, or more than memory holds.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NpyFile Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NpyHeader header = NpyHeader.Read(stream, name);
        if (header.Count > Math.Min(Array.MaxLength, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / sizeof(double)))
        {
            throw new InvalidDataException($"{name}: the array has {header.Count} elements, more than memory holds. Cut it into parts.");
        }
        double[] values = GC.AllocateUninitializedArray<double>((int)header.Count);
        ReadElements(stream, header, values);
        return new NpyFile(header.IsColumnMajor ? ToRowMajor(values, header.Sizes) : values, header.Sizes);
    }

    /// <summary>Writes the file whole or not at all, as <see cref="AtomicFile"/> does.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <exception cref="IOException">The path is a folder, its folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Write(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the file's bytes to a stream.</summary>
    /// <param name="stream">Where they go.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(NpyHeader.Write(Sizes));
        if (BitConverter.IsLittleEndian)
        {
            // All at once may be more bytes than a span holds.
            const int Most = 1 << 20;
            for (int i = 0; i < values.Length; i += Most)
            {
                stream.Write(MemoryMarshal.AsBytes(values.AsSpan(i, Math.Min(Most, values.Length - i))));
            }
            return;
        }
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static void ReadElements(Stream stream, NpyHeader header, Span<double> values)
    {
        byte[] block = new byte[header.ElementBytes << 13];
        for (int done = 0, count; done < values.Length; done += count)
        {
            count = Math.Min(values.Length - done, block.Length / header.ElementBytes);
            Span<byte> bytes = block.AsSpan(0, count * header.ElementBytes);
            stream.ReadExactly(bytes);
            Convert(bytes, header, values.Slice(done, count));
        }
    }

    private static void Convert(Span<byte> bytes, NpyHeader header, Span<double> values)
    {
        int size = header.ElementBytes;
        for (int i = 0; header.IsBigEndian && i < values.Length; i++)
        {
            bytes.Slice(i * size, size).Reverse();
        }
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Element(bytes.Slice(i * size, size), header.Kind);
        }
    }

    private static double Element(ReadOnlySpan<byte> bytes, char kind) => (kind, bytes.Length) switch
    {
        ('f', 8) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ('f', _) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ('i', 8) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ('i', _) => (sbyte)bytes[0],
        (_, 8) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        (_, 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (_, 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => bytes[0],
    };

    /// <summary>Elements of which the first axis counts fastest, in the order in which the last one does.</summary>
    private static double[] ToRowMajor(double[] columnMajor, ImmutableArray<int> sizes)
    {
        double[] values = new double[columnMajor.Length];
        int[] place = new int[sizes.Length];
        foreach (double value in columnMajor)
        {
            int offset = 0;
            for (int axis = 0; axis < sizes.Length; axis++)
            {
                offset = (offset * sizes[axis]) + place[axis];
            }
            values[offset] = value;
            for (int axis = 0; axis < sizes.Length && ++place[axis] == sizes[axis]; axis++)
            {
                place[axis] = 0;
            }
        }
        return values;
    }
}
