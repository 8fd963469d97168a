using Wavecast.Kernels;

namespace Wavecast.Tests.Kernels;

public sealed class ScaledSumTests
{
    // Around the lengths of vectors of 2, 4 and 8.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(19)]
    public void Add_RoundsEachSumAsAScalarLoop(int length)
    {
        double[] values = [.. Enumerable.Range(0, length + 3).Select(i => Math.Sin(i))], sum = [.. Enumerable.Range(0, length).Select(i => 1 / (i + 3.0))];
        double[] expected = [.. sum.Select((value, i) => value + 0.1 * values[i])];

        ScaledSum.Add(0.1, values, sum);

        Assert.Equal(expected, sum);
    }

    [Fact]
    public void Add_OfFewerValuesThanSums_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ScaledSum.Add(1, [1], new double[2]));

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void AddFour_HasTheBitsOfFourAdditions(int count)
    {
        const int Distance = 30;
        double[] rows = [.. Enumerable.Range(0, 4 * Distance).Select(i => Math.Sin(i * 1.7) * Math.Pow(10, i % 5))], factors = [0.1, -3, 1e3, 1 / 3.0];
        double[] inTurn = [.. Enumerable.Range(0, count).Select(i => 1.0 / (i + 1))], together = [.. inTurn];
        for (int row = 0; row < 4; row++)
        {
            ScaledSum.Add(factors[row], rows.AsSpan(row * Distance, count), inTurn);
        }

        ScaledSum.AddFour(factors, rows, Distance, together);

        Assert.Equal(inTurn, together);
    }
}
