using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;

namespace Wavecast.Storage;

/// <summary>Named tensors and text metadata in one file: the safetensors format, as PyTorch and others read it. Immutable.</summary>
/// <remarks>
/// Eight bytes of the header's length (little-endian), a JSON header padded with spaces to a multiple of eight, then the tensors
/// one behind the other: <see href="https://huggingface.co/docs/safetensors"/>. The same contents always give the same bytes.
/// Reading checks everything before it allocates anything, so a hostile file costs no more than its own length.
/// </remarks>
public sealed class SafetensorsFile
{
    private const int LengthBytes = sizeof(ulong);

    private readonly Dictionary<string, Tensor> byName = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> metadata = new(StringComparer.Ordinal);

    /// <summary>Puts tensors and metadata together for writing.</summary>
    /// <param name="tensors">The tensors, in the order in which they are to lie in the file.</param>
    /// <param name="metadata">Texts by name; written in the order of the names' characters.</param>
    /// <exception cref="ArgumentException">Two tensors have the same name, or one is called <c>__metadata__</c>.</exception>
    public SafetensorsFile(IEnumerable<Tensor> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null)
        : this("The model", tensors, metadata ?? [])
    {
    }

    private SafetensorsFile(string name, IEnumerable<Tensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Name = name;
        Tensors = [.. tensors];
        foreach (Tensor tensor in Tensors)
        {
            if (tensor.Name == SafetensorsHeader.MetadataName || !byName.TryAdd(tensor.Name, tensor))
            {
                throw new ArgumentException($"'{tensor.Name}' is the name of another tensor or of the metadata.", nameof(tensors));
            }
        }
        foreach ((string key, string value) in metadata)
        {
            this.metadata.Add(key, value);
        }
    }

    /// <summary>The tensors and texts whose names begin so, under the rest of their names; null where there is no such tensor.</summary>
    internal SafetensorsFile? Part(string prefix)
    {
        Tensor[] tensors = [.. Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => tensor.Renamed(tensor.Name[prefix.Length..]))];
        return tensors.Length == 0 ? null : new SafetensorsFile(
            Name,
            tensors,
            metadata.Where(text => text.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(text => KeyValuePair.Create(text.Key[prefix.Length..], text.Value)));
    }

    /// <summary>The path that was read, as messages name it; <c>The model</c> for one that was put together.</summary>
    public string Name { get; }

    /// <summary>The tensors, in the order of the file's header.</summary>
    public ImmutableArray<Tensor> Tensors { get; }

    /// <summary>Texts by name, in the order of the names' characters.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Reads a file.</summary>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="ModelFormatException">It is not a safetensors file, is damaged, or holds types other than U8, I64, F32 and F64.</exception>
    /// <exception cref="IOException">There is no such file, it is a folder, or it is larger than memory.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder; expected a model file.");
        }
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        if (!stream.CanSeek)
        {
            throw new IOException($"'{path}' is a pipe or device; expected a model file.");
        }
        return Read(stream, path);
    }

    /// <summary>Reads from a stream that can seek, from its present position to its end.</summary>
    /// <param name="stream">The bytes of a safetensors file.</param>
    /// <param name="name">How messages name it.</param>
    /// <exception cref="ModelFormatException">It is not a safetensors file, is damaged, or holds types other than U8, I64, F32 and F64.</exception>
    /// <exception cref="IOException">It cannot be read, or is larger than memory.</exception>
    public static SafetensorsFile Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        long length = stream.Length - stream.Position;
        if (length < LengthBytes)
        {
            throw new ModelFormatException($"{name}: the file has {length} bytes; expected a safetensors file, which has at least {LengthBytes}.");
        }
        if (length > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
        {
            throw new IOException($"{name}: the file has {length} bytes, more than the memory of this machine.");
        }
        Span<byte> prefix = stackalloc byte[LengthBytes];
        stream.ReadExactly(prefix);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        ulong mostLength = (ulong)Math.Min(length - LengthBytes, SafetensorsHeader.MostBytes);
        if (headerLength > mostLength)
        {
            throw new ModelFormatException($"{name}: the header's length is {headerLength} bytes; expected a safetensors file with at most {mostLength}.");
        }
        byte[] json = GC.AllocateUninitializedArray<byte>((int)headerLength);
        stream.ReadExactly(json);
        SafetensorsHeader header = SafetensorsHeader.Read(json, length - LengthBytes - json.Length, name);
        long data = stream.Position;
        return new SafetensorsFile(name, header.Entries.ConvertAll(ReadTensor), header.Metadata);

        Tensor ReadTensor(SafetensorsHeader.Entry entry)
        {
            byte[] bytes = GC.AllocateUninitializedArray<byte>((int)(entry.End - entry.Begin));
            stream.Position = data + entry.Begin;
            stream.ReadExactly(bytes);
            return new Tensor(entry.Name, entry.Type, entry.Sizes, bytes);
        }
    }

    /// <summary>Writes the file whole or not at all, as <see cref="AtomicFile"/> does.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <exception cref="IOException">The path is a folder, its folder does not exist, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Write(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the file's bytes to a stream.</summary>
    /// <param name="stream">Where they go.</param>
    /// <exception cref="InvalidOperationException">Names and metadata together are longer than a header may be (100 MB).</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] header = SafetensorsHeader.Write(Tensors, metadata);
        if (header.Length > SafetensorsHeader.MostBytes)
        {
            throw new InvalidOperationException($"Names and metadata take {header.Length} bytes; a file's header holds at most {SafetensorsHeader.MostBytes}.");
        }
        Span<byte> prefix = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        stream.Write(prefix);
        stream.Write(header);
        foreach (Tensor tensor in Tensors)
        {
            stream.Write(tensor.Bytes);
        }
    }

    /// <summary>A tensor by its name, or null.</summary>
    public Tensor? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The values of a floating-point tensor of known sizes, converted to <typeparamref name="T"/> as <see cref="Tensor.ToValues{T}"/> does.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="name">The tensor's name.</param>
    /// <param name="sizes">The length along each axis that it must have.</param>
    /// <exception cref="ModelFormatException">There is no such tensor, its sizes are others, or it holds integers.</exception>
    public T[] Values<T>(string name, params ReadOnlySpan<int> sizes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Tensor tensor = Find(name) ?? throw Wrong($"there is no tensor '{name}'");
        if (!tensor.Sizes.AsSpan().SequenceEqual(sizes))
        {
            throw Wrong($"tensor '{name}' has shape [{string.Join(", ", tensor.Sizes)}]; expected [{string.Join(", ", sizes.ToArray())}]");
        }
        return tensor.Type is TensorType.F32 or TensorType.F64
            ? tensor.ToValues<T>()
            : throw Wrong($"tensor '{name}' holds {tensor.Type}; expected F32 or F64");
    }

    /// <summary>A text of the metadata.</summary>
    /// <exception cref="ModelFormatException">There is no such key.</exception>
    public string Text(string key) =>
        metadata.GetValueOrDefault(key) ?? throw Wrong($"the metadata has no '{key}'");

    /// <summary>The exception for something wrong in this file; the sentence comes without its full stop.</summary>
    internal ModelFormatException Wrong(string sentence) => new($"{Name}: {sentence}.");
}
