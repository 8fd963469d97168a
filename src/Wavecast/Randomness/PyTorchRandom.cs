namespace Wavecast.Randomness;

/// <summary>PyTorch's generator on the CPU (<c>torch.manual_seed</c>, <c>uniform_</c> of float32), to the bit.</summary>
/// <remarks>Builds of PyTorch whose compiler does not fuse the last multiplication and addition differ in the last bit of half of the values.</remarks>
internal sealed class PyTorchRandom
{
    private readonly Mt19937 twister;

    /// <summary>As <c>torch.manual_seed(seed)</c>, which also takes the lowest 32 bits only.</summary>
    public PyTorchRandom(long seed) => twister = new Mt19937((uint)seed);

    /// <summary>The next value of <c>tensor.uniform_(low, high)</c>: a multiple of 2⁻²⁴, scaled with one rounding.</summary>
    public float Uniform(float low, float high) =>
        MathF.FusedMultiplyAdd((twister.NextWord() & 0xFFFFFF) * (1f / (1 << 24)), high - low, low);
}
