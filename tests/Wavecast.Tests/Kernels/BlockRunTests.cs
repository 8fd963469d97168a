using System.Numerics;
using Wavecast.Kernels;
using Wavecast.Randomness;

namespace Wavecast.Tests.Kernels;

public sealed class BlockRunTests
{
    private static readonly NetworkShape Shape = new(1, [13, 7], 1, residual: true, bypass: 3);

    /// <summary>Without AVX2 fused multiply-add is emulated, so the narrowest width gets a short run.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(8)]
    [InlineData(1)]
    public void Gradient_OnEveryWidth_HasTheSameBits(int lanes)
    {
        double[] wide = Gradient<double>(new VectorKernels<Lanes512<double>, double>(), lanes);
        Assert.Equal(wide, Gradient<double>(new VectorKernels<Lanes256<double>, double>(), lanes));
        Assert.Equal(wide, Gradient<double>(new VectorKernels<Lanes128<double>, double>(), lanes));
        Assert.Contains(wide, value => value != 0);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(16)]
    [InlineData(1)]
    public void Gradient_InFloat_OnEveryWidth_HasTheSameBits(int lanes)
    {
        float[] wide = Gradient<float>(new VectorKernels<Lanes512<float>, float>(), lanes);
        Assert.Equal(wide, Gradient<float>(new VectorKernels<Lanes256<float>, float>(), lanes));
        Assert.Equal(wide, Gradient<float>(new VectorKernels<Lanes128<float>, float>(), lanes));
    }

    [Fact]
    public void Gradient_OfOneSequence_HasTheSameBitsAloneAndInABlock()
    {
        VectorKernels<double> kernels = VectorKernels<double>.Widest;
        Assert.Equal(Gradient(kernels, lanes: 8, sequences: 1), Gradient(kernels, lanes: 1, sequences: 1));
        VectorKernels<float> floats = VectorKernels<float>.Widest;
        Assert.Equal(Gradient(floats, lanes: 16, sequences: 1), Gradient(floats, lanes: 1, sequences: 1));
    }

    private static T[] Gradient<T>(VectorKernels<T> kernels, int lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Gradient(kernels, lanes, sequences: Math.Max(1, lanes - 1));

    private static T[] Gradient<T>(VectorKernels<T> kernels, int lanes, int sequences)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Steps = 40;
        LstmNetwork<T> network = new(Shape, seed: 2);
        PhiloxStream stream = new(4, RandomPurpose.SignalStart);
        using Block<T> block = new(Shape, lanes, Steps, withTargets: true);
        block.Reset();
        for (int lane = 0; lane < sequences; lane++)
        {
            T[] x = [.. Enumerable.Range(0, Steps + 1 - lane).Select(t => T.CreateTruncating(stream.Uniform(lane, t)))];
            block.SetSequence(lane, lane, x.AsSpan(..^1), x.Length - 1);
            block.SetTarget(lane, x.AsSpan(1..));
            for (int t = 0; t < x.Length - 1; t++)
            {
                block.SetWeight(t, lane, T.One);
                if (t > 5 && t % 3 != 0)
                {
                    block.SetOwn(t, lane);
                }
            }
        }
        using PackedNetwork<T> packed = new(Shape);
        packed.Pack(network.Parameters);
        using BlockRun<T> run = new(packed, kernels, Steps, withGradient: true, smallMemory: false);
        run.ClearGradient();
        run.Forward(block);
        run.Loss(SquaredLoss<T>.Instance, withGradient: true);
        run.Backward();
        T[] gradient = new T[Shape.ParameterCount];
        run.UnpackGradient(gradient);
        return gradient;
    }
}
