using System.Numerics;
using Wavecast.Metrics;

namespace Wavecast.Tests.Metrics;

public sealed class FourierTransformTests
{
    [Fact]
    public void Forward_EightValues_IsTheSumOfItsDefinition()
    {
        Complex[] x = [1, -2, 0.5, new Complex(3, 1), 4, -0.25, Complex.ImaginaryOne, 2];

        Complex[] transformed = [.. x];
        FourierTransform.Forward(transformed);

        for (int k = 0; k < x.Length; k++)
        {
            Complex sum = Complex.Zero;
            for (int n = 0; n < x.Length; n++)
            {
                sum += x[n] * Complex.Exp(-2 * Math.PI * Complex.ImaginaryOne * k * n / x.Length);
            }
            Assert.Equal(0, (transformed[k] - sum).Magnitude, 1e-14);
        }
    }

    [Fact]
    public void Forward_NoPowerOfTwo_Throws() => Assert.Throws<ArgumentException>(() => FourierTransform.Forward(new Complex[12]));
}
