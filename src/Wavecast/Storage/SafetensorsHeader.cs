using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Wavecast.Storage;

/// <summary>The JSON header of a safetensors file: where each tensor lies in the data behind it, and the metadata.</summary>
/// <remarks>
/// <c>{"__metadata__": {"key": "value"}, "name": {"dtype": "F64", "shape": [2, 3], "data_offsets": [0, 48]}}</c>.
/// Reading trusts nothing: what a header allocates is bounded by its own length, and a header that is accepted
/// describes data of exactly the length that is there.
/// </remarks>
internal sealed class SafetensorsHeader
{
    /// <summary>The longest header, as in the reference implementation.</summary>
    public const int MostBytes = 100_000_000;

    public const int MostAxes = 8;
    public const string MetadataName = "__metadata__";

    private const int MostEntries = 1 << 16;

    private readonly string file;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private SafetensorsHeader(string file) => this.file = file;

    public List<Entry> Entries { get; } = [];

    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a header, and checks that its tensors fill the data without holes or overlaps.</summary>
    /// <param name="json">The header, UTF-8.</param>
    /// <param name="dataLength">Bytes in the file behind the header.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="ModelFormatException">The header is not valid, or does not fit the data.</exception>
    public static SafetensorsHeader Read(ReadOnlySpan<byte> json, long dataLength, string file)
    {
        SafetensorsHeader header = new(file);
        if (!Utf8.IsValid(json))
        {
            throw header.Wrong("the header is not UTF-8; expected a safetensors file");
        }
        if (json.IsEmpty || json[0] != '{')
        {
            throw header.Wrong("the header does not begin with '{'; expected a safetensors file");
        }
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 3 });
        try
        {
            reader.Read();
            header.ReadEntries(ref reader);
            reader.Read();
        }
        catch (JsonException e)
        {
            throw new ModelFormatException($"{file}: the header breaks off or is not JSON of at most 3 levels after byte {reader.BytesConsumed}.", e);
        }
        header.CheckLayout(dataLength);
        return header;
    }

    /// <summary>The bytes of a header, padded with spaces to a multiple of eight so that the data behind it is aligned.</summary>
    public static byte[] Write(IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using MemoryStream stream = new();
        // Signal names and settings stay readable; the strict encoder is for HTML.
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataName);
                foreach ((string key, string value) in metadata)
                {
                    writer.WriteString(key, value);
                }
                writer.WriteEndObject();
            }
            long offset = 0;
            foreach (Tensor tensor in tensors)
            {
                WriteEntry(writer, tensor, offset);
                offset += tensor.Bytes.Length;
            }
            writer.WriteEndObject();
        }
        while (stream.Length % 8 != 0)
        {
            stream.WriteByte((byte)' ');
        }
        return stream.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, Tensor tensor, long offset)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString("dtype", tensor.Type.ToString());
        writer.WriteStartArray("shape");
        foreach (int size in tensor.Sizes)
        {
            writer.WriteNumberValue(size);
        }
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(offset);
        writer.WriteNumberValue(offset + tensor.Bytes.Length);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void ReadEntries(ref Utf8JsonReader reader)
    {
        while (ReadName(ref reader, "the header") is string name)
        {
            if (!names.Add(name))
            {
                throw Wrong($"the header names {ModelFormatException.Quote(name)} twice");
            }
            if (names.Count > MostEntries)
            {
                throw Wrong($"the header holds more than {MostEntries} tensors");
            }
            if (name == MetadataName)
            {
                ReadMetadata(ref reader);
            }
            else
            {
                Entries.Add(ReadEntry(ref reader, name));
            }
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, MetadataName);
        while (ReadName(ref reader, MetadataName) is string key)
        {
            string where = $"{MetadataName}, key {ModelFormatException.Quote(key)}";
            Expect(ref reader, JsonTokenType.String, where);
            if (!Metadata.TryAdd(key, Text(ref reader, where)))
            {
                throw Wrong($"{where} is there twice");
            }
            if (Metadata.Count > MostEntries)
            {
                throw Wrong($"{MetadataName} holds more than {MostEntries} keys");
            }
        }
    }

    private Entry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string tensor = $"tensor {ModelFormatException.Quote(name)}";
        TensorType? type = null;
        List<long>? shape = null, offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, tensor);
        while (ReadName(ref reader, tensor) is string field)
        {
            string where = $"{tensor}, {field}";
            switch (field)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, where);
                    string found = Text(ref reader, where);
                    type = TensorTypes.Parse(found) ?? throw Wrong($"{where} is {ModelFormatException.Quote(found)}; expected {TensorTypes.Known}");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, where, MostAxes, int.MaxValue);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, where, 2, long.MaxValue);
                    break;
                default:
                    throw Wrong($"{tensor} has an unknown or repeated field {ModelFormatException.Quote(field)}; expected dtype, shape and data_offsets once each");
            }
        }
        if (type is null || shape is null || offsets is null)
        {
            throw Wrong($"{tensor} has no {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        }
        if (offsets.Count != 2)
        {
            throw Wrong($"{tensor}, data_offsets has {offsets.Count} numbers; expected 2");
        }
        return new Entry(name, type.Value, [.. shape.Select(size => (int)size)], offsets[0], offsets[1]);
    }

    private List<long> ReadNumbers(ref Utf8JsonReader reader, string where, int mostNumbers, long most)
    {
        List<long> numbers = [];
        Expect(ref reader, JsonTokenType.StartArray, where);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // Unsigned, so that -0 is refused too.
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out ulong number) || number > (ulong)most)
            {
                throw Wrong($"{where} holds something other than whole numbers from 0 to {most}");
            }
            if (numbers.Count == mostNumbers)
            {
                throw Wrong($"{where} holds more than {mostNumbers} numbers");
            }
            numbers.Add((long)number);
        }
        return numbers;
    }

    /// <summary>Whether the tensors, in the order of their offsets, fill the data from its first byte to its last.</summary>
    private void CheckLayout(long dataLength)
    {
        long end = 0;
        foreach (Entry entry in Entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            string where = $"tensor {ModelFormatException.Quote(entry.Name)}, data_offsets is [{entry.Begin}, {entry.End}]";
            if (entry.Begin != end)
            {
                throw Wrong($"{where}, which {(entry.Begin < end ? "overlaps" : "leaves a hole behind")} the tensor before it; expected it to begin at {end}");
            }
            if (entry.End > dataLength || entry.End < entry.Begin)
            {
                throw Wrong($"{where}; expected an end from {entry.Begin} to the data's length of {dataLength} bytes");
            }
            // The product of up to eight sizes below 2³¹ fits no 128-bit integer, so it stops where it exceeds every file.
            Int128 bytes = entry.Sizes.Contains(0) ? 0 : entry.Sizes.Aggregate((Int128)entry.Type.ByteCount(), (product, size) => product > long.MaxValue ? product : product * size);
            if (bytes != entry.End - entry.Begin)
            {
                throw Wrong($"{where}, a span of {entry.End - entry.Begin} bytes; expected that of shape [{string.Join(", ", entry.Sizes)}] in {entry.Type}");
            }
            if (bytes > Array.MaxLength)
            {
                throw Wrong($"{where}, a span of {bytes} bytes; at most {Array.MaxLength} can be read");
            }
            end = entry.End;
        }
        if (end != dataLength)
        {
            throw Wrong($"the tensors end at byte {end} of the data; expected its length of {dataLength} bytes");
        }
    }

    private string? ReadName(ref Utf8JsonReader reader, string where) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName ? Text(ref reader, where) : null;

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string where)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw Wrong($"{where} is {Describe(reader.TokenType)}; expected {Describe(type)}");
        }
    }

    private string Text(ref Utf8JsonReader reader, string where)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new ModelFormatException($"{file}: {where} holds text with half a surrogate pair.", e);
        }
    }

    private ModelFormatException Wrong(string sentence) => new($"{file}: {sentence}.");

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        _ => "true, false or null",
    };

    internal readonly record struct Entry(string Name, TensorType Type, ImmutableArray<int> Sizes, long Begin, long End);
}
