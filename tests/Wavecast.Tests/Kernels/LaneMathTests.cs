using System.Numerics;
using Wavecast.Kernels;
using Wavecast.Randomness;

namespace Wavecast.Tests.Kernels;

/// <summary>1 + e⁻ˣ and the gates, on every width: the exponential within 4 ulp where it is used, sigmoid and tanh within 2 ulp of 1.</summary>
public sealed unsafe class LaneMathTests
{
    private const int Points = 200_000;

    [Fact]
    public void Denominator_Double_IsWithinFourUlp() => AssertDenominator<Lanes512<double>, Lanes256<double>, Lanes128<double>, double>();

    [Fact]
    public void Denominator_Float_IsWithinFourUlp() => AssertDenominator<Lanes512<float>, Lanes256<float>, Lanes128<float>, float>();

    [Fact]
    public void SigmoidAndTanh_Double_AreWithinTwoUlpOfOne() => AssertGates<Lanes512<double>, double>(4.4e-16);

    [Fact]
    public void SigmoidAndTanh_Float_AreWithinTwoUlpOfOne() => AssertGates<Lanes256<float>, float>(2.4e-7);

    [Fact]
    public void Denominator_OfNaN_IsNaNOnEveryWidth()
    {
        Assert.All(Apply<Lanes512<double>, double>([double.NaN], LaneMath<Lanes512<double>, double>.Denominator), y => Assert.True(double.IsNaN(y)));
        Assert.All(Apply<Lanes256<double>, double>([double.NaN], LaneMath<Lanes256<double>, double>.Denominator), y => Assert.True(double.IsNaN(y)));
        Assert.All(Apply<Lanes128<float>, float>([float.NaN], LaneMath<Lanes128<float>, float>.Denominator), y => Assert.True(float.IsNaN(y)));
    }

    private static void AssertDenominator<V512, V256, V128, T>()
        where V512 : unmanaged, ILanes<V512, T>
        where V256 : unmanaged, ILanes<V256, T>
        where V128 : unmanaged, ILanes<V128, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Grid<T>(LaneMath<V512, T>.Limit);
        T[] y = Apply<V512, T>(x, LaneMath<V512, T>.Denominator);
        Assert.Equal(y, Apply<V256, T>(x, LaneMath<V256, T>.Denominator));
        Assert.Equal(y[..4000], Apply<V128, T>(x[..4000], LaneMath<V128, T>.Denominator));
        double worst = 0;
        for (int i = 0; i < x.Length; i++)
        {
            // Math.Exp is good to an ulp of double itself.
            double exact = 1 + Math.Exp(-double.CreateTruncating(x[i]));
            double ulp = double.CreateTruncating(T.BitIncrement(T.CreateTruncating(exact)) - T.CreateTruncating(exact));
            worst = Math.Max(worst, Math.Abs(double.CreateTruncating(y[i]) - exact) / ulp);
        }
        Assert.InRange(worst, 0.25, 4);
    }

    private static void AssertGates<V, T>(double tolerance)
        where V : unmanaged, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = [.. Grid<T>(60), T.Zero, T.NegativeZero, T.PositiveInfinity, T.NegativeInfinity, T.CreateSaturating(double.MaxValue), T.CreateSaturating(double.MinValue), T.Epsilon];
        T one = T.One, two = one + one;
        T[] sigmoid = Apply<V, T>(x, z => V.All(one) / LaneMath<V, T>.Denominator(z));
        T[] tanh = Apply<V, T>(x, z => V.MultiplyAdd(V.All(two), V.All(one) / LaneMath<V, T>.Denominator(z + z), V.All(-one)));
        for (int i = 0; i < x.Length; i++)
        {
            double exact = double.CreateTruncating(x[i]);
            Assert.Equal(1 / (1 + Math.Exp(-exact)), double.CreateTruncating(sigmoid[i]), tolerance);
            Assert.Equal(Math.Tanh(exact), double.CreateTruncating(tanh[i]), tolerance);
        }
    }

    /// <summary>Half a dense grid, half random bits within the limit.</summary>
    private static T[] Grid<T>(double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PhiloxStream stream = new(11, RandomPurpose.SignalStart);
        T[] x = new T[Points];
        for (int i = 0; i < Points; i++)
        {
            double bits = Math.Pow(2, stream.Uniform(-40, Math.Log2(limit), i)) * (i % 4 < 2 ? 1 : -1);
            x[i] = T.CreateTruncating(i % 2 == 0 ? -limit + 2 * limit * i / Points : bits);
        }
        return x;
    }

    private static T[] Apply<V, T>(T[] x, Func<V, V> function)
        where V : unmanaged, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] padded = [.. x, .. new T[16]];
        fixed (T* p = padded)
        {
            for (int i = 0; i < x.Length; i += V.Count)
            {
                function(V.Load(p + i)).Store(p + i);
            }
        }
        return padded[..x.Length];
    }
}
