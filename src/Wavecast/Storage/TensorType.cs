using System.Diagnostics;

namespace Wavecast.Storage;

/// <summary>What the elements of a <see cref="Tensor"/> are; the names are those of the safetensors format, all little-endian.</summary>
public enum TensorType
{
    /// <summary>Bytes.</summary>
    U8,

    /// <summary>64-bit signed integers.</summary>
    I64,

    /// <summary>32-bit floating-point numbers.</summary>
    F32,

    /// <summary>64-bit floating-point numbers.</summary>
    F64,
}

internal static class TensorTypes
{
    public const string Known = "U8, I64, F32 or F64";

    public static int ByteCount(this TensorType type) => type switch
    {
        TensorType.U8 => 1,
        TensorType.F32 => 4,
        TensorType.I64 or TensorType.F64 => 8,
        _ => throw new UnreachableException(),
    };

    // Enum.TryParse would take numbers and other spellings for names.
    public static TensorType? Parse(string name) => name switch
    {
        "U8" => TensorType.U8,
        "I64" => TensorType.I64,
        "F32" => TensorType.F32,
        "F64" => TensorType.F64,
        _ => null,
    };

    public static TensorType? Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(double) ? TensorType.F64
        : typeof(T) == typeof(float) ? TensorType.F32
        : typeof(T) == typeof(long) ? TensorType.I64
        : typeof(T) == typeof(byte) ? TensorType.U8
        : null;
}
