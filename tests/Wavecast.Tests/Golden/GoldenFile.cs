using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Wavecast.Tests.Golden;

/// <summary>Reads a trusted safetensors file of PyTorch's numbers; deliberately not the library's own reader.</summary>
/// <remarks><c>README.md</c> beside it says what each file holds and what made it.</remarks>
internal sealed class GoldenFile
{
    private readonly Dictionary<string, double[]> tensors = new(StringComparer.Ordinal);

    private GoldenFile()
    {
    }

    /// <summary>The values of a tensor, row-major.</summary>
    public double[] this[string name] => tensors[name];

    /// <summary>The path of a file in this folder.</summary>
    public static string PathOf(string file) => Path.Combine(Folder(), file);

    /// <summary>Reads a file of this folder.</summary>
    public static GoldenFile Read(string file)
    {
        byte[] bytes = File.ReadAllBytes(PathOf(file));
        int data = 8 + checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, data - 8));
        GoldenFile golden = new();
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject().Where(p => p.Name != "__metadata__"))
        {
            int[] offsets = [.. tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt32())];
            golden.tensors[tensor.Name] = Values(tensor.Value.GetProperty("dtype").GetString()!, bytes[(data + offsets[0])..(data + offsets[1])]);
        }
        return golden;
    }

    /// <summary>Tensors one after the other, as in a parameter vector.</summary>
    public double[] Concatenate(params IEnumerable<string> names) => [.. names.SelectMany(name => tensors[name])];

    /// <summary>The parameter vector of one of the sine examples (two LSTM cells and a linear output), or its gradient.</summary>
    public double[] SineParameters() => Concatenate(
        "lstm1.weight_ih", "lstm1.weight_hh", "lstm1.bias_ih", "lstm1.bias_hh",
        "lstm2.weight_ih", "lstm2.weight_hh", "lstm2.bias_ih", "lstm2.bias_hh",
        "linear.weight", "linear.bias");

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static double[] Values(string dtype, byte[] bytes) => dtype switch
    {
        "F64" => [.. bytes.Chunk(8).Select(b => BinaryPrimitives.ReadDoubleLittleEndian(b))],
        "F32" => [.. bytes.Chunk(4).Select(b => (double)BinaryPrimitives.ReadSingleLittleEndian(b))],
        _ => throw new NotSupportedException(dtype),
    };
}
