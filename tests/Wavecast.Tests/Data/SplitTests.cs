using Wavecast.Data;

namespace Wavecast.Tests.Data;

public sealed class SplitTests
{
    private static readonly SequenceBatch<double> Four = SequenceBatch<double>.FromSequences([[0, 0], [1, 1], [2, 2], [3, 3]]);
    private static readonly SequenceBatch<double> One = new([0, 100, 1, 101, 2, 102, 3, 103, 4, 104], 1, 5, 2);

    [Fact]
    public void BySequences_TakesTheFirstForValidation()
    {
        Split split = Split.BySequences(Four, 1);

        Assert.Equal([0], Firsts(split.Validation!));
        Assert.Equal([1, 2, 3], Firsts(split.Training));
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.4, 2)]
    [InlineData(0.999, 3)]
    public void ByFraction_RoundsToWholeSequences_AndLeavesSomeOnBothSides(double fraction, int expected)
    {
        Assert.Equal(expected, Split.ByFraction(Four, fraction).Validation!.Count);
    }

    [Fact]
    public void ByTail_TrainsBeforeIt_AndValidatesWithTheWarmUpBeforeIt()
    {
        Split split = Split.ByTail(One, tail: 2, warmUp: 1);

        Assert.Equal([0, 100, 1, 101, 2, 102], split.Training[0].ToArray());
        Assert.Equal([2, 102, 3, 103, 4, 104], split.Validation![0].ToArray());
    }

    [Fact]
    public void ByTail_UsesTheSequencesOwnLength()
    {
        SequenceBatch<double> padded = new([0, 1, 2, 3, -1, -1], 1, 6, 1, [4]);

        Assert.Equal([3], Split.ByTail(padded, tail: 1, warmUp: 0).Validation![0].ToArray());
    }

    [Theory]
    [InlineData(4, 0, "tail")]
    [InlineData(2_000_000_000, 0, "tail")]
    [InlineData(0, 0, "tail")]
    [InlineData(2, 4, "warmUp")]
    [InlineData(2, -1, "warmUp")]
    public void ByTail_ThatDoesNotFit_NamesWhat(int tail, int warmUp, string name)
    {
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => Split.ByTail(One, tail, warmUp)).ParamName);
    }

    [Fact]
    public void ByTail_OfSeveralSequences_IsRefused()
    {
        Assert.Throws<ArgumentException>("batch", () => Split.ByTail(Four, 1, 0));
    }

    [Fact]
    public void BySequences_OfAll_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("validation", () => Split.BySequences(Four, 4));

        Assert.Contains("4 of 4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("validation", () => Split.ByFraction(One, 0.5));
    }

    [Fact]
    public void By_OneNumber_ChoosesSequencesOrTheTail()
    {
        Assert.Null(Split.By(Four, 0, 0).Validation);
        Assert.Equal(3, Split.By(Four, 3, 0).Validation!.Count);
        Assert.Equal(2, Split.By(Four, 0.5, 0).Validation!.Count);
        Assert.Equal(1 + 2, Split.By(One, 2, warmUp: 1).Validation!.Steps);
        Assert.Equal(1 + 2, Split.By(One, 0.4, warmUp: 1).Validation!.Steps);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(1e10)]
    public void By_ANumberThatIsNeitherFractionNorWhole_IsRefused(double validation)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(validation), () => Split.By(Four, validation, 0));
    }

    private static double[] Firsts(SequenceBatch<double> batch) =>
        [.. Enumerable.Range(0, batch.Count).Select(b => batch[b][0])];
}
