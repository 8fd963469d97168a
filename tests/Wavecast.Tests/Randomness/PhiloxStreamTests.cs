using Wavecast.Randomness;

namespace Wavecast.Tests.Randomness;

public sealed class PhiloxStreamTests
{
    private static readonly PhiloxStream Stream = new(seed: 7, RandomPurpose.InputNoise);

    [Fact]
    public void Uniform_AtCounterZero_IsTheTop53BitsOfTheBlock()
    {
        // Key and counter words as documented: seed in the key; c / 2, b, a, purpose in the counter.
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block(7, 0, 1, 5, 9, (uint)RandomPurpose.InputNoise);

        Assert.Equal(Math.ScaleB((((ulong)x1 << 32) | x0) >> 11, -53), Stream.Uniform(9, 5, 2));
        Assert.Equal(Math.ScaleB((((ulong)x3 << 32) | x2) >> 11, -53), Stream.Uniform(9, 5, 3));
    }

    [Fact]
    public void Uniform_DiffersInEveryPartOfTheAddress()
    {
        double[] values =
        [
            Stream.Uniform(0, 0, 0), Stream.Uniform(1, 0, 0), Stream.Uniform(1L << 32, 0, 0), Stream.Uniform(0, 1, 0), Stream.Uniform(0, 0, 1),
            new PhiloxStream(8, RandomPurpose.InputNoise).Uniform(0), new PhiloxStream(7 + (1L << 32), RandomPurpose.InputNoise).Uniform(0),
            new PhiloxStream(7, RandomPurpose.Shuffle).Uniform(0),
        ];

        Assert.Equal(values.Length, values.Distinct().Count());
    }

    [Fact]
    public void Uniform_OverManyAddresses_HasMomentsOfTheUniform()
    {
        const int count = 20_000;
        double[] values = [.. Enumerable.Range(0, count).Select(i => Stream.Uniform(0, 0, i))];
        float[] singles = [.. Enumerable.Range(0, count).Select(i => Stream.UniformSingle(0, 0, i))];

        // Five standard errors: 1/√12 · 5 / √count.
        Assert.Equal(0.5, values.Average(), 0.0103);
        Assert.Equal(0.5, singles.Average(), 0.0103);
        Assert.Equal(1 / 12.0, values.Average(v => (v - 0.5) * (v - 0.5)), 0.003);
        Assert.All(values, v => Assert.InRange(v, 0, Math.BitDecrement(1.0)));
        Assert.All(singles, v => Assert.InRange(v, 0, MathF.BitDecrement(1f)));
    }

    [Fact]
    public void UniformBetween_StaysBelowHigh_WhereRoundingWouldReachIt()
    {
        // Between two neighbours every product rounds to one of them.
        double high = Math.BitIncrement(1.0);

        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(1, Stream.Uniform(1, high, i)));
    }

    [Fact]
    public void Gaussian_OverManyAddresses_HasMomentsOfTheGaussian()
    {
        const int count = 100_000;
        double[] values = new double[count];
        Stream.FillGaussian<double>(values, 3);

        // Five standard errors of each: √1, √2, √96 over √count.
        Assert.Equal(0, values.Average(), 0.016);
        Assert.Equal(1, values.Average(v => v * v), 0.023);
        Assert.Equal(3, values.Average(v => v * v * v * v), 0.16);
        Assert.Equal(0.0455, values.Count(v => Math.Abs(v) > 2) / (double)count, 0.0033);
        Assert.Equal(0, values.Zip(values.Skip(1), (x, y) => x * y).Average(), 0.016);
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(0, 7)]
    [InlineData(3, 6)]
    [InlineData(3, 7)]
    [InlineData(3, 1)]
    [InlineData(5, 0)]
    public void FillGaussian_FromAnyAddress_GivesTheValuesOneByOne(int first, int count)
    {
        double[] filled = new double[count];
        float[] singles = new float[count];
        Stream.FillGaussian<double>(filled, 1, 2, first);
        Stream.FillGaussian<float>(singles, 1, 2, first);

        double[] expected = [.. Enumerable.Range(first, count).Select(c => Stream.Gaussian(1, 2, c))];
        Assert.Equal(expected, filled);
        Assert.Equal(expected.Select(v => (float)v), singles);
    }

    [Fact]
    public void FillGaussian_AllocatesNothing()
    {
        double[] values = new double[64];
        Stream.FillGaussian<double>(values, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Stream.FillGaussian<double>(values, 1);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Below_IsEachNumberEquallyOften()
    {
        const int n = 5, count = 20_000;
        int[] hits = new int[n];
        for (int i = 0; i < count; i++)
        {
            hits[Stream.Below(n, i)]++;
        }

        // Five standard deviations of a binomial count: 5 · √(20,000 · 0.2 · 0.8).
        Assert.All(hits, h => Assert.InRange(h, 4000 - 283, 4000 + 283));
    }

    [Fact]
    public void Below_OfARangeThatDoesNotDivideTheWords_IsUnbiased()
    {
        // 2³² / n = 8/3: without rejection the residues 0, 1, 2 would come 3 : 3 : 2.
        const int n = 3 << 29, count = 12_000;
        int[] hits = new int[3];
        for (int i = 0; i < count; i++)
        {
            hits[Stream.Below(n, i) % 3]++;
        }

        // Five standard deviations of a binomial count: 5 · √(12,000 · 1/3 · 2/3).
        Assert.All(hits, h => Assert.InRange(h, 4000 - 258, 4000 + 258));
    }

    [Fact]
    public void Below_One_IsZero_AndBelowNone_IsRefused()
    {
        Assert.Equal(0, Stream.Below(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("n", () => Stream.Below(0, 0));
    }

    [Fact]
    public void Permute_OfThree_GivesEachOrderEquallyOften()
    {
        const int epochs = 12_000;
        Dictionary<string, int> hits = [];
        Span<int> order = stackalloc int[3];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            Stream.Permute(order, epoch);
            string seen = string.Join(',', order.ToArray());
            hits[seen] = hits.GetValueOrDefault(seen) + 1;
        }

        // Six orders; five standard deviations: 5 · √(12,000 · 1/6 · 5/6).
        Assert.Equal(6, hits.Count);
        Assert.All(hits.Values, h => Assert.InRange(h, 2000 - 204, 2000 + 204));
    }

    [Fact]
    public void Permute_IsAFunctionOfTheEpoch()
    {
        int[] first = new int[50], again = new int[50], other = new int[50];
        Stream.Permute(first, 4);
        Stream.Permute(other, 5);
        Stream.Permute(again, 4);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
    }
}
