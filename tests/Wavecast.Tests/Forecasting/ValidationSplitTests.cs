using Wavecast.Forecasting;

namespace Wavecast.Tests.Forecasting;

public class ValidationSplitTests
{
    [Theory]
    [InlineData(4, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(12, 3)]
    [InlineData(39, 3)]
    [InlineData(40, 4)]
    public void Automatic_OfFourSequencesOrMore_HoldsTheFirstTenthBackOrThree(int sequences, int held)
    {
        DataSplit split = ValidationSplit.Automatic.Cut(Numbered(sequences, 10));

        Assert.Equal(held, split.Parts.Validation!.Count);
        Assert.Equal(sequences - held, split.Parts.Training.Count);
        Assert.Equal(0, split.Parts.Validation[0][0]);
        Assert.Equal(held * 100, split.Parts.Training[0][0]);
        Assert.Null(split.WarmUp);
    }

    [Fact]
    public void Automatic_OfFewSequences_HoldsTheLastFifthOfEachBack()
    {
        DataSplit split = ValidationSplit.Automatic.Cut(Numbered(1, 50));

        Assert.Equal(40, split.Parts.Training.Steps);
        Assert.Equal(39, split.Parts.Training[0][^1]);
        Assert.Equal(50, split.Parts.Validation!.Steps);
        Assert.Equal((40, 10), (split.WarmUp, split.Steps));
    }

    [Fact]
    public void Automatic_OfSequencesOfDifferentLengths_GivesAllTheSameWarmUp()
    {
        DataSplit split = ValidationSplit.Automatic.Cut(SequenceBatch<double>.FromSequences([Steps(0, 50), Steps(0, 80)]));

        // The last 10 steps of each are held back; the longer one is warmed up by the 40 steps before its own last 10.
        Assert.Equal([40, 70], split.Parts.Training.Lengths.ToArray());
        Assert.Equal([50, 50], split.Parts.Validation!.Lengths.ToArray());
        Assert.Equal(30, split.Parts.Validation[1][0]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Automatic_OfAVeryShortSequence_TrainsOnAllOfIt(int steps) =>
        Assert.Null(ValidationSplit.Automatic.Cut(Numbered(1, steps)).Parts.Validation);

    [Fact]
    public void Sequences_AsManyAsThereAre_LeavesNoneToTrainOn() =>
        Assert.Throws<ArgumentException>(() => ValidationSplit.Sequences(3).Cut(Numbered(3, 10)));

    [Fact]
    public void Fraction_ThatLeavesNothing_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ValidationSplit.Fraction(0.01).Cut(Numbered(1, 20)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValidationSplit.Fraction(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValidationSplit.Fraction(0));
    }

    /// <summary>Sequence b counts up from 100·b.</summary>
    private static SequenceBatch<double> Numbered(int count, int steps) =>
        SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, count).Select(b => Steps(100 * b, steps))]);

    private static double[] Steps(int first, int count) => [.. Enumerable.Range(first, count).Select(value => (double)value)];
}
