using Wavecast.Segments;

namespace Wavecast.Tests.Segments;

public sealed class OwnPredictionsTests
{
    // A sine is a linear map of its past, so that what a network says of it in place of gaps is what was there.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 8)]
    public void Fit_OfAWaveWithGaps_SaysWhatIsMissingAndGoesOn(int length, int head)
    {
        double[] wave = Waves.Sine(224, period: 17.3), known = WithGaps(wave[..200]);

        SegmentNetwork network = Train(Waves.Recipe(length, 24 / length, head, bypass: true, updates: 0), known);

        double scale = SeriesView.ScaleOf(known);
        double[] inputs = network.InputsOf(known, scale, null);
        Assert.All(Enumerable.Range(24, known.Length - 24), t => Assert.Equal(wave[t], inputs[t], 0.05));
        double[] forecast = Waves.Medians(network.Predict([new WindowEnd(inputs, inputs.Length, scale)], 24)[0]);
        Assert.All(forecast.Zip(wave[200..]), pair => Assert.Equal(pair.Second, pair.First, 0.1));
    }

    [Fact]
    public void InputsOf_ASeriesWithoutGaps_AreItsValues()
    {
        double[] wave = Waves.Sine(150, period: 17.3);
        SegmentNetwork network = Train(Waves.Recipe(1, 24, 1, bypass: true, updates: 0), wave);

        Assert.Same(wave, network.InputsOf(wave, SeriesView.ScaleOf(wave), null));
    }

    [Fact]
    public void InputsOf_ANetworkThatHasNoLinearPart_StayMissing()
    {
        double[] known = WithGaps(Waves.Sine(150));
        SegmentNetwork network = Train(Waves.Recipe(updates: 1), known);

        Assert.Same(known, network.InputsOf(known, SeriesView.ScaleOf(known), null));
    }

    // Training moves the biases too, so that the linear part alone would say what the network does not.
    [Fact]
    public void InputsOf_ANetworkWhoseLayerWasTrained_AreWhatItSaysAsAWhole()
    {
        double[] wave = Waves.Sine(200, period: 17.3), known = WithGaps(wave);
        SegmentNetwork network = Train(Waves.Recipe(1, 24, 1, bypass: true, updates: 80), known);
        double scale = SeriesView.ScaleOf(known);

        double[] inputs = network.InputsOf(known, scale, null);

        int last = Array.FindLastIndex(known, double.IsNaN);
        Assert.Equal(network.Predict([new WindowEnd(inputs, last, scale)], 1)[0][2], inputs[last]);
        Assert.All(Enumerable.Range(152, 48), t => Assert.Equal(wave[t], inputs[t], 0.3));
    }

    [Fact]
    public void InputsOf_AGap_ComeFromWhatLiesBeforeIt()
    {
        double[] known = WithGaps(Waves.Sine(150, period: 17.3)), other = [.. known];
        SegmentNetwork network = Train(Waves.Recipe(1, 24, 1, bypass: true, updates: 0), known);
        int gap = Array.FindIndex(known, 100, double.IsNaN);
        for (int t = gap + 1; t < other.Length; t++)
        {
            other[t] = double.IsNaN(other[t]) ? double.NaN : 12;
        }

        double[] filled = network.InputsOf(known, 1, null), changed = network.InputsOf(other, 1, null);

        Assert.Equal(filled[24..(gap + 1)], changed[24..(gap + 1)]);
        Assert.NotEqual(filled[(gap + 1)..], changed[(gap + 1)..]);
    }

    [Fact]
    public void InputsOf_AGapLongerThanTheLookBack_StayNearWhatIsKnown()
    {
        double[] known = [.. Enumerable.Range(0, 300).Select(t => t is >= 150 and < 290 ? double.NaN : Math.Exp(0.02 * Math.Min(t, 150)))];
        SegmentNetwork network = Train(Waves.Recipe(1, 24, 1, bypass: true, updates: 0), known);

        Assert.All(network.InputsOf(known, SeriesView.ScaleOf(known), null), value => Assert.InRange(value, -10, 31));
    }

    // What is missing is no target: values that stand in for it would pull the map towards themselves.
    [Fact]
    public void Fit_WhereEverySecondTargetIsMissing_LearnsFromTheOthersAlone()
    {
        double[] wave = Waves.Sine(400, period: 23.7), known = [.. wave.Select((value, t) => t % 7 is 2 or 5 ? double.NaN : value)];
        SegmentNetwork whole = Train(Waves.Recipe(1, 24, 8, bypass: true, updates: 0), wave), gappy = Train(Waves.Recipe(1, 24, 8, bypass: true, updates: 0), known);

        WindowEnd end = new(wave, wave.Length, SeriesView.ScaleOf(wave));
        Assert.All(Waves.Medians(whole.Predict([end], 8)[0]).Zip(Waves.Medians(gappy.Predict([end], 8)[0])), pair => Assert.Equal(pair.First, pair.Second, 0.1));
    }

    private static double[] WithGaps(double[] wave) => [.. wave.Select((value, t) => t % 11 == 4 || t % 29 is 7 or 8 ? double.NaN : value)];

    private static SegmentNetwork Train(SegmentRecipe recipe, double[] values) => SegmentTraining.Train(recipe, [Waves.View(values)], seed: 0, TestContext.Current.CancellationToken)!;
}
