using Wavecast.Randomness;
using Wavecast.Segments;

namespace Wavecast.Tests.Segments;

public sealed class SegmentTrainingTests
{
    [Fact]
    public void Train_OnWavesOfAllPhases_ForecastsThem()
    {
        SeriesView[] waves = [.. Enumerable.Range(0, 12).Select(phase => Waves.View(Waves.Sine(120, phase: phase)))];
        SegmentNetwork network = SegmentTraining.Train(Waves.Recipe(updates: 400), waves, seed: 0, TestContext.Current.CancellationToken)!;

        double[] unseen = Waves.Sine(68, phase: 0.5);
        double[] forecast = Waves.Medians(network.Predict([new WindowEnd(unseen, 60, SeriesView.ScaleOf(unseen))], 8)[0]);

        double error = forecast.Zip(unseen[60..], (f, y) => Math.Abs(f - y)).Average();
        double naive = unseen[60..].Average(y => Math.Abs(unseen[59] - y));
        Assert.True(error < 0.2 * naive, $"{error} against {naive}");
    }

    // A sine is a linear map of its past: the closed form alone draws it on.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 8)]
    public void Train_WithABypassAndNoUpdates_IsTheClosedForm(int length, int head)
    {
        double[] wave = Waves.Sine(150, period: 17.3);
        SegmentRecipe recipe = Waves.Recipe(length, 24 / length, head, bypass: true, updates: 0);

        double[] known = wave[..126];
        SegmentNetwork network = SegmentTraining.Train(recipe, [Waves.View(known)], seed: 0, TestContext.Current.CancellationToken)!;

        double[] forecast = Waves.Medians(network.Predict([new WindowEnd(known, 126, SeriesView.ScaleOf(known))], 24)[0]);
        Assert.All(forecast.Zip(wave[126..]), pair => Assert.Equal(pair.Second, pair.First, 0.02));
    }

    [Fact]
    public void Train_KeepsTheClosedFormOfTheBypass()
    {
        SeriesView[] waves = [Waves.View(Waves.Sine(150, period: 17.3))];
        SegmentRecipe recipe = Waves.Recipe(bypass: true, updates: 30);
        ParameterSlice bypass = recipe.Shape.Find("bypass.weight");

        SegmentNetwork closed = SegmentTraining.Train(recipe with { Updates = 0 }, waves, seed: 0, TestContext.Current.CancellationToken)!;
        SegmentNetwork trained = SegmentTraining.Train(recipe, waves, seed: 0, TestContext.Current.CancellationToken)!;

        Assert.Equal(closed.Parameters[bypass.Offset..bypass.End].ToArray(), trained.Parameters[bypass.Offset..bypass.End].ToArray());
        Assert.NotEqual(closed.Parameters.ToArray(), trained.Parameters.ToArray());
    }

    [Fact]
    public void Train_OfSeriesWithoutRoom_IsNone() =>
        Assert.Null(SegmentTraining.Train(Waves.Recipe(), [Waves.View([1])], seed: 0, TestContext.Current.CancellationToken));

    [Fact]
    public void Train_WithGapsInTheTargets_StaysFinite()
    {
        double[] wave = Waves.Sine(150);
        for (int t = 5; t < wave.Length; t += 3)
        {
            wave[t] = double.NaN;
        }
        SegmentNetwork network = SegmentTraining.Train(Waves.Recipe(), [Waves.View(wave)], seed: 0, TestContext.Current.CancellationToken)!;
        double[] said = network.Predict([new WindowEnd(wave, wave.Length, SeriesView.ScaleOf(wave))], 8)[0];

        Assert.All(said, value => Assert.True(double.IsFinite(value)));
        Assert.All(said.Chunk(5), quantiles => Assert.Equal(quantiles.Order(), quantiles));
    }

    [Fact]
    public void Predict_OfManyWindows_HasTheBitsOfEachByItself()
    {
        double[] wave = Waves.Sine(150, period: 9.1);
        SegmentNetwork network = SegmentTraining.Train(Waves.Recipe(), [Waves.View(wave)], seed: 3, TestContext.Current.CancellationToken)!;
        WindowEnd[] windows = [.. Enumerable.Range(0, 50).Select(i => new WindowEnd(wave, 20 + i, 1.5))];

        double[][] together = network.Predict(windows, 20);

        Assert.All(windows.Zip(together), pair => Assert.Equal(network.Predict([pair.First], 20)[0], pair.Second));
    }

    [Fact]
    public void Predict_BeyondTheHead_ReadsItsOwnMedians()
    {
        double[] wave = Waves.Sine(150, period: 9.1);
        SegmentNetwork network = SegmentTraining.Train(Waves.Recipe(length: 4, head: 4), [Waves.View(wave)], seed: 3, TestContext.Current.CancellationToken)!;
        double[] first = network.Predict([new WindowEnd(wave, 150, 1.5)], 4)[0];
        double[] goneOn = [.. wave, .. Waves.Medians(first)];

        double[] second = network.Predict([new WindowEnd(goneOn, 154, 1.5)], 4)[0];

        Assert.Equal([.. first, .. second], network.Predict([new WindowEnd(wave, 150, 1.5)], 8)[0]);
    }

    // An event raises some series and lowers others: what is static tells which, what is known in advance tells when.
    [Fact]
    public void Train_OnEventsThatActByKindOfSeries_ForecastsThem()
    {
        SeriesView[] views = [.. Enumerable.Range(0, 16).Select(i => WithEvents(i, 120))];
        SegmentRecipe recipe = Waves.Recipe(updates: 3000) with { Hidden = 24 };

        double with = Error(recipe with { Layout = recipe.Layout with { Features = new FeatureCounts(0, 1, 1) } }), without = Error(recipe);

        Assert.True(with < 0.5 * without, $"{with} against {without}");

        double Error(SegmentRecipe recipe)
        {
            SegmentNetwork network = SegmentTraining.Train(recipe, views, seed: 0, TestContext.Current.CancellationToken)!;
            return Enumerable.Range(0, views.Length).Sum(i =>
            {
                SeriesView view = WithEvents(i, 136);
                return Waves.Medians(network.Predict([new WindowEnd(view.Values[..128], 128, view.Scale, view.Features)], 8)[0]).Zip(view.Values[128..], (f, y) => Math.Abs(f - y)).Sum();
            });
        }

        static SeriesView WithEvents(int number, int length)
        {
            PhiloxStream stream = new(number, RandomPurpose.TrainingWindow);
            float[] events = [.. Enumerable.Range(0, length).Select(t => stream.Uniform(t) < 0.3 ? 1f : 0)];
            float kind = number % 2 == 0 ? 1 : -1;
            double[] values = [.. Waves.Sine(length, phase: number).Select((value, t) => value + 2 * kind * events[t])];
            return new SeriesView(values, SeriesView.ScaleOf(values), null, new SeriesFeatures([], [events], [kind]));
        }
    }
}
