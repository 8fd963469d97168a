using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Wavecast.Randomness;

namespace Wavecast.Tests.Randomness;

public sealed class PyTorchRandomTests
{
    private static readonly string[] DrawingOrder =
    [
        "lstm1.weight_ih", "lstm1.weight_hh", "lstm1.bias_ih", "lstm1.bias_hh",
        "lstm2.weight_ih", "lstm2.weight_hh", "lstm2.bias_ih", "lstm2.bias_hh",
        "linear.weight", "linear.bias",
    ];

    [Theory]
    [InlineData(9, 1162)]
    [InlineData(51, 32284)]
    public void Uniform_InDrawingOrder_GivesPyTorchsInitialWeights(int hidden, int count)
    {
        float[] golden = Read($"sine-{hidden}-initial.safetensors");
        PyTorchRandom random = new(seed: 0);
        float bound = (float)(1 / Math.Sqrt(hidden));

        float[] drawn = [.. golden.Select(_ => random.Uniform(-bound, bound))];

        Assert.Equal(count, golden.Length);
        Assert.Equal(golden.Select(BitConverter.SingleToUInt32Bits), drawn.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Construction_TakesTheLowest32BitsOfTheSeed()
    {
        Assert.Equal(new PyTorchRandom(3).Uniform(0, 1), new PyTorchRandom(3 + (5L << 32)).Uniform(0, 1));
        Assert.NotEqual(new PyTorchRandom(3).Uniform(0, 1), new PyTorchRandom(4).Uniform(0, 1));
    }

    private static float[] Read(string name, [CallerFilePath] string here = "")
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", name));
        int headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, headerLength));
        return [.. DrawingOrder.SelectMany(name => Values(header.RootElement.GetProperty(name).GetProperty("data_offsets")))];

        IEnumerable<float> Values(JsonElement offsets)
        {
            for (int at = offsets[0].GetInt32(); at < offsets[1].GetInt32(); at += sizeof(float))
            {
                yield return BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(8 + headerLength + at));
            }
        }
    }
}
