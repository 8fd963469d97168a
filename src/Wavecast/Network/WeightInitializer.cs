using System.Numerics;
using Wavecast.Randomness;

namespace Wavecast.Network;

/// <summary>Fills a parameter vector before training.</summary>
internal static class WeightInitializer
{
    public static void Fill<T>(NetworkShape shape, Span<T> parameters, long seed, InitialWeights initial)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PyTorchRandom twister = new(seed);
        PhiloxStream stream = new(seed, RandomPurpose.InitialWeights);
        foreach (ParameterSlice slice in shape.Parameters)
        {
            // The bypass begins at zero: it is found by regression, or learnt from nothing.
            bool bypass = slice.Name == "bypass.weight";
            double bound = 1 / Math.Sqrt(FanIn(shape, slice.Name));
            for (int i = slice.Offset; i < slice.End && !bypass; i++)
            {
                parameters[i] = initial == InitialWeights.PyTorch
                    ? T.CreateTruncating(twister.Uniform(-(float)bound, (float)bound))
                    : T.CreateTruncating(stream.Uniform(-bound, bound, i));
            }
            if (initial == InitialWeights.ForgetBias && slice.Name.EndsWith(".bias_ih", StringComparison.Ordinal))
            {
                int hidden = slice.Length / 4;
                foreach (ref T bias in parameters.Slice(slice.Offset + hidden, hidden))
                {
                    bias += T.One;
                }
            }
        }
    }

    private static int FanIn(NetworkShape shape, string name)
    {
        string[] parts = name.Split('.');
        return parts[0] == "lstm" ? shape.Hidden[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)] : shape.Hidden[^1];
    }
}
