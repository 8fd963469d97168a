using Wavecast.Storage;

namespace Wavecast.Tests.Storage;

public sealed class TensorTests
{
    private static readonly long[] Bits = [0, 1, long.MinValue, 0x7FF0_0000_0000_0000, 0x7FF8_0000_0000_0123, 0x3FB9_9999_9999_999A];

    [Fact]
    public void ToValues_Double_KeepsEveryBit()
    {
        double[] values = [.. Bits.Select(BitConverter.Int64BitsToDouble)];

        double[] read = Tensor.Create<double>("w", values).ToValues<double>();

        Assert.Equal(Bits, read.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Bytes_OfNumbers_AreLittleEndian() =>
        Assert.Equal([0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0], Tensor.Create("w", [1f, -2f]).Bytes.ToArray());

    [Fact]
    public void Over_AnArray_HasTheBytesOfACopy()
    {
        double[] values = [.. Bits.Select(BitConverter.Int64BitsToDouble)];

        Tensor over = Tensor.Over("w", values);

        Assert.Equal(Tensor.Create<double>("w", values).Bytes.ToArray(), over.Bytes.ToArray());
        Assert.Equal(values.Length, over.Length);
        Assert.Equal([0.5f, -1f], Tensor.Over("w", [0.5f, -1f]).ToValues<float>());
    }

    [Fact]
    public void ToValues_FloatAsDouble_IsExact() =>
        Assert.Equal([0.1f, float.Epsilon, float.MaxValue], Tensor.Create("w", [0.1f, float.Epsilon, float.MaxValue]).ToValues<double>());

    [Fact]
    public void ToValues_DoubleAsFloat_RoundsToNearest()
    {
        // 1 + 2⁻²³ is the float after 1; a quarter above the middle between them rounds up, a quarter below down.
        double ulp = Math.ScaleB(1, -23);

        float[] read = Tensor.Create("w", [1 + (0.75 * ulp), 1 + (0.25 * ulp)]).ToValues<float>();

        Assert.Equal([1 + (float)ulp, 1f], read);
    }

    [Fact]
    public void ToIntegers_Extremes_KeepTheirValue() =>
        Assert.Equal([long.MinValue, -1, long.MaxValue], Tensor.Create("n", [long.MinValue, -1, long.MaxValue]).ToIntegers());

    [Fact]
    public void ToValues_Integers_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Tensor.Create("n", [1L]).ToValues<double>());

    [Fact]
    public void ToIntegers_Numbers_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Tensor.Create("w", [1.0]).ToIntegers());

    [Fact]
    public void Create_WithoutSizes_IsAVector() =>
        Assert.Equal([3], Tensor.Create("w", [1.0, 2, 3]).Sizes);

    [Theory]
    [InlineData(3, 2)]
    [InlineData(-2, -3)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(0, 0)]
    public void Create_SizesDoNotFitTheValues_IsRefused(int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => Tensor.Create("w", [1.0, 2, 3, 4], rows, columns));

    [Fact]
    public void Create_OtherType_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Tensor.Create<decimal>("w", [1m]));
}
