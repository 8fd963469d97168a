using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Wavecast.Storage;

/// <summary>A named block of numbers with sizes, as a safetensors file holds it. Immutable.</summary>
public sealed class Tensor
{
    /// <summary>Bytes as they lie in the file, or, where that is the same, an array of the elements.</summary>
    private readonly Array values;

    internal Tensor(string name, TensorType type, ImmutableArray<int> sizes, byte[] bytes)
        : this(name, type, sizes, (Array)bytes)
    {
    }

    private Tensor(string name, TensorType type, ImmutableArray<int> sizes, Array values) =>
        (Name, Type, Sizes, this.values) = (name, type, sizes, values);

    /// <summary>Such as <c>lstm.0.weight_ih</c>; unique in a file.</summary>
    public string Name { get; }

    /// <summary>What the elements are.</summary>
    public TensorType Type { get; }

    /// <summary>The length along each axis; empty for a single number.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>Number of elements: the product of <see cref="Sizes"/>.</summary>
    public int Length => Bytes.Length / Type.ByteCount();

    /// <summary>The elements as they lie in the file: row-major, little-endian.</summary>
    public ReadOnlySpan<byte> Bytes => values switch
    {
        double[] doubles => MemoryMarshal.AsBytes(doubles.AsSpan()),
        float[] floats => MemoryMarshal.AsBytes(floats.AsSpan()),
        _ => (byte[])values,
    };

    /// <summary>Copies values into a tensor.</summary>
    /// <typeparam name="T"><see cref="double"/>, <see cref="float"/>, <see cref="long"/> or <see cref="byte"/>.</typeparam>
    /// <param name="name">Its name in the file.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="sizes">The length along each axis; without any, the tensor is a vector of all the values.</param>
    /// <exception cref="ArgumentException">The type is none of the four, the sizes and the number of values do not agree, or they are more than a tensor can hold.</exception>
    public static Tensor Create<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<int> sizes)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(name);
        TensorType type = TensorTypes.Of<T>()
            ?? throw new ArgumentException($"A tensor cannot hold {typeof(T).Name}; it holds Double, Single, Int64 or Byte.", nameof(values));
        ImmutableArray<int> shape = sizes.IsEmpty ? [values.Length] : [.. sizes];
        if (shape.Length > SafetensorsHeader.MostAxes || shape.Any(size => size < 0)
            || shape.Aggregate(BigInteger.One, (product, size) => product * size) != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not fill [{string.Join(", ", shape)}].", nameof(sizes));
        }
        if ((long)values.Length * type.ByteCount() > Array.MaxLength)
        {
            throw new ArgumentException($"{values.Length} values are more than a tensor can hold; it holds at most {Array.MaxLength} bytes.", nameof(values));
        }
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        OrderBytes(bytes, type);
        return new Tensor(name, type, shape, bytes);
    }

    /// <summary>The same elements under another name.</summary>
    internal Tensor Renamed(string name) => new(name, Type, Sizes, values);

    /// <summary>A vector of values that nobody will change, without a copy.</summary>
    internal static Tensor Over<T>(string name, T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        BitConverter.IsLittleEndian && TensorTypes.Of<T>() is { } type ? new Tensor(name, type, [values.Length], (Array)values) : Create<T>(name, values);

    /// <summary>The values of an F32 or F64 tensor: bit-exact in its own type and from F32 to double, rounded to nearest from F64 to float.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds integers.</exception>
    public T[] ToValues<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Type switch
        {
            _ when Type == TensorTypes.Of<T>() => ToElements<T>(),
            TensorType.F32 => Array.ConvertAll(ToElements<float>(), T.CreateTruncating),
            TensorType.F64 => Array.ConvertAll(ToElements<double>(), T.CreateTruncating),
            _ => throw new InvalidOperationException($"Tensor {ModelFormatException.Quote(Name)} holds {Type}, not floating-point numbers."),
        };

    /// <summary>The values of an I64 tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds something else.</exception>
    public long[] ToIntegers() => Type == TensorType.I64
        ? ToElements<long>()
        : throw new InvalidOperationException($"Tensor {ModelFormatException.Quote(Name)} holds {Type}, not I64.");

    private T[] ToElements<T>()
        where T : unmanaged
    {
        T[] elements = GC.AllocateUninitializedArray<T>(Length);
        Span<byte> copy = MemoryMarshal.AsBytes(elements.AsSpan());
        Bytes.CopyTo(copy);
        OrderBytes(copy, Type);
        return elements;
    }

    /// <summary>Turns the machine's order of bytes to the file's or back; nothing to do on little-endian machines.</summary>
    private static void OrderBytes(Span<byte> bytes, TensorType type)
    {
        int size = type.ByteCount();
        for (int i = 0; i < bytes.Length && !BitConverter.IsLittleEndian; i += size)
        {
            bytes.Slice(i, size).Reverse();
        }
    }
}
