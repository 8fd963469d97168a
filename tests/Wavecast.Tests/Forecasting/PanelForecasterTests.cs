using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.Randomness;
using Wavecast.Statistics;
using Wavecast.Storage;
using Wavecast.Tests.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

public sealed class PanelForecasterTests
{
    private static readonly PanelForecastOptions YearAhead = new() { Horizon = 12, Threads = 2 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Fit_OfPassengers_BeatsTheSeasonalNaiveMethodBehindTheHistory()
    {
        Panel known = Monthly(RealSeries.AirPassengers[..132]);

        PanelForecaster forecaster = Forecaster.Fit(known, YearAhead, Cancel);
        SeriesForecast forecast = Assert.Single(forecaster.Forecast(Cancel).Series);

        Assert.Equal(12, forecaster.Season);
        Assert.Equal("combination", forecaster.Chosen);
        Assert.Equal(1, forecaster.Candidates.Sum(candidate => candidate.Weight), 1e-12);
        Assert.Contains(forecaster.Candidates, candidate => candidate is { Name: "lstm", Weight: > 0.1 });
        Assert.All(forecaster.Candidates, candidate => Assert.True(candidate.Mase > 0));
        Assert.Equal("1960-01", forecast.Index.TextAt(0));
        double[] naive = SimpleMethods.SeasonalNaive.Forecast(known[0].Values, 12, 12);
        Assert.True(Error(forecast.Values) < 0.5 * Error([.. naive]), $"{Error(forecast.Values)} against {Error([.. naive])}");

        static double Error(ImmutableArray<double> values) => values.Zip(RealSeries.AirPassengers[132..], (f, y) => Math.Abs(f - y)).Average();
    }

    [Fact]
    public void Fit_IntervalsOfAllLevels_HoldEachOtherAndTheForecast()
    {
        SeriesForecast forecast = Forecaster.Fit(Monthly(RealSeries.AirPassengers), YearAhead with { Levels = [50, 80, 95] }, Cancel).Forecast(Cancel).Series[0];

        Assert.Equal([50, 80, 95], forecast.Intervals.Select(interval => interval.Level));
        for (int h = 0; h < 12; h++)
        {
            double[] ends = [.. forecast.Intervals.Reverse().Select(interval => interval.Lower[h]), forecast.Values[h], .. forecast.Intervals.Select(interval => interval.Upper[h])];
            Assert.Equal(ends.Order(), ends);
        }
    }

    [Fact]
    public void Fit_OnOneThreadAndTwo_HasTheSameBits()
    {
        Panel panel = Monthly(RealSeries.AirPassengers[..100]);

        Assert.Equal(Numbers(Forecaster.Fit(panel, YearAhead with { Threads = 1 }, Cancel)), Numbers(Forecaster.Fit(panel, YearAhead, Cancel)));
        Assert.NotEqual(Numbers(Forecaster.Fit(panel, YearAhead with { Model = "lstm", Seed = 1 }, Cancel)), Numbers(Forecaster.Fit(panel, YearAhead with { Model = "lstm" }, Cancel)));
    }

    [Fact]
    public void Load_OfWhatWasSaved_ForecastsTheSameBits()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        PanelForecaster forecaster = Forecaster.Fit(Monthly(RealSeries.AirPassengers[..120]), YearAhead, Cancel);
        forecaster.Save(path);

        PanelForecaster loaded = PanelForecaster.Load(path);

        Assert.Equal(Numbers(forecaster), Numbers(loaded));
        Assert.Equal(forecaster.Candidates, loaded.Candidates);
        Assert.Equal((forecaster.Season, forecaster.Chosen, forecaster.Mase), (loaded.Season, loaded.Chosen, loaded.Mase));
        Panel more = Monthly(RealSeries.AirPassengers[..126]);
        Assert.Equal(Numbers(forecaster.Append(more)), Numbers(loaded.Append(more)));
        loaded.Append(more).Save(path);
        Assert.Equal(Numbers(forecaster.Append(more)), Numbers(PanelForecaster.Load(path)));
    }

    // One series has none; a file of many has, and it must not be lost on the way.
    [Fact]
    public void Load_OfSpreadsThatWereDrawnTogether_KeepsHowFar()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        Forecaster.Fit(Monthly(RealSeries.AirPassengers[..60]), YearAhead with { Model = "naive" }, Cancel).Save(path);
        Set("shrinkage", "0,", "1,");

        PanelForecaster.Load(path).Save(path);

        AssertRefused("shrinkage", "1,", "9,");
        Set("shrinkage", "9,", "1,");
        AssertRefused("trim", "0,", "1,");

        void AssertRefused(string name, string expected, string other)
        {
            Set(name, expected, other);
            Assert.Contains("do not fit each other", Assert.Throws<ModelFormatException>(() => PanelForecaster.Load(path)).Message, StringComparison.Ordinal);
        }

        void Set(string name, string expected, string other)
        {
            string text = File.ReadAllText(path, System.Text.Encoding.Latin1), key = $"\\\"{name}\\\":";
            Assert.Contains(key + expected, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(key + expected, key + other, StringComparison.Ordinal), System.Text.Encoding.Latin1);
        }
    }

    [Fact]
    public void Load_OfADamagedFile_SaysWhichFile()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        Forecaster.Fit(Monthly(RealSeries.AirPassengers[..60]), YearAhead, Cancel).Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        for (int at = 8; at < Math.Min(bytes.Length, 4000); at += 97)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= 0x15;
            File.WriteAllBytes(path, damaged);
            try
            {
                _ = Numbers(PanelForecaster.Load(path));
            }
            catch (ModelFormatException e)
            {
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
            }
        }
        new LstmNetwork<double>(1, [2], 1).Save(path);
        Assert.Contains("holds no fitted forecast", Assert.Throws<ModelFormatException>(() => PanelForecaster.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_WhatHasCome_GoesOnFromThereWithoutAFit()
    {
        PanelForecaster forecaster = Forecaster.Fit(Monthly(RealSeries.AirPassengers[..120]), YearAhead with { Model = "seasonal-naive" }, Cancel);

        SeriesForecast forecast = forecaster.Append(Monthly(RealSeries.AirPassengers[..126])).Forecast(Cancel).Series[0];

        Assert.Equal("1959-07", forecast.Index.TextAt(0));
        Assert.Equal(RealSeries.AirPassengers[114..126], forecast.Values);
        Assert.Equal(
            "Series 'passengers' is not 'passengers' gone on: give each series from its first step, in the same order.",
            Assert.Throws<ArgumentException>(() => forecaster.Append(Monthly(RealSeries.AirPassengers[..119]))).Message.Split(" (")[0]);
    }

    // The Nile's flow has a level and nothing else: its own mean is as good as anything.
    [Fact]
    public void Forecast_OfFewerSteps_IsTheBeginningOfTheForecastOfAll()
    {
        PanelForecaster forecaster = Forecaster.Fit(Monthly(RealSeries.AirPassengers[..60]), YearAhead with { Model = "lstm" }, Cancel);

        SeriesForecast all = forecaster.Forecast(Cancel).Series[0], few = forecaster.Forecast(5, Cancel).Series[0];

        Assert.Equal(all.Values[..5], few.Values);
        Assert.Equal((5, all.Index.TextAt(0)), (few.Index.Length, few.Index.TextAt(0)));
        Assert.All(all.Intervals.Zip(few.Intervals), pair =>
        {
            Assert.Equal(pair.First.Lower[..5], pair.Second.Lower);
            Assert.Equal(pair.First.Upper[..5], pair.Second.Upper);
        });
        Assert.Contains("fitted to forecast 12 steps", Assert.Throws<ArgumentOutOfRangeException>(() => forecaster.Forecast(13, Cancel)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => forecaster.Forecast(0, Cancel));
    }

    [Fact]
    public void Fit_WhereASimpleMethodIsAsGood_SaysSo()
    {
        double[] noise = new double[100];
        new PhiloxStream(5, RandomPurpose.ObservationNoise).FillGaussian<double>(noise, 0);
        Panel panel = new([new Series("noise", new TimeIndex(new DateTime(1900, 1, 1), Frequency.Yearly, 100), [.. noise.Select(value => 900 + 100 * value)])]);

        PanelForecaster forecaster = Forecaster.Fit(panel, new PanelForecastOptions { Horizon = 10 }, Cancel);

        Assert.Contains(forecaster.Candidates, candidate => candidate.Name == "mean");
        Assert.Contains(forecaster.Notes, note => note.Contains("the mean method is as good", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_OfAConstant_GoesOnWithItAndSaysSo()
    {
        PanelForecaster forecaster = Forecaster.Fit(Monthly([.. Enumerable.Repeat(7.0, 60)]), YearAhead, Cancel);

        Assert.All(forecaster.Forecast(Cancel).Series[0].Values, value => Assert.Equal(7, value, 1e-9));
        Assert.Contains("Nothing changes in the history: the forecast goes on with its value.", forecaster.Notes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(13)]
    public void Fit_OfAFewPoints_ForecastsFiniteValuesAndSaysThatTheyAreFew(int length)
    {
        PanelForecaster forecaster = Forecaster.Fit(Monthly(RealSeries.AirPassengers[..length]), YearAhead, Cancel);

        Assert.All(Numbers(forecaster), value => Assert.True(double.IsFinite(value)));
        Assert.Contains(forecaster.Notes, note => note.StartsWith("The history is too short", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PanelForecastOptions.Auto, "which have no part.")]
    [InlineData(PanelForecastOptions.Lstm, "; the seasonal naive method stands in for them.")]
    public void Fit_OfTooLittleForNetworks_GivesThemNoPartUnderTheirName(string model, string end)
    {
        PanelForecaster forecaster = Forecaster.Fit(Monthly(RealSeries.AirPassengers[..32]), YearAhead with { Horizon = 40, Model = model, Distribution = ForecastDistribution.Gaussian, Strategy = ForecastStrategy.Direct }, Cancel);

        Assert.Equal(model == PanelForecastOptions.Lstm ? 1 : 0, forecaster.Candidates.Single(candidate => candidate.Name == "lstm").Weight);
        Assert.True(double.IsNaN(forecaster.Candidates.Single(candidate => candidate.Name == "lstm").Mase));
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model");
        forecaster.Save(path);
        Assert.Equal(Numbers(forecaster), Numbers(PanelForecaster.Load(path, threads: 1)));
        Assert.Contains(forecaster.Notes, note => note.StartsWith("The history is too short for networks that forecast 40 steps", StringComparison.Ordinal) && note.EndsWith(end, StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_OfValuesWhoseIntervalsWouldBeInfinite_NamesSeriesAndValue()
    {
        double[] values = [.. RealSeries.AirPassengers.Select(value => value * 1e297)];
        Assert.All(Numbers(Forecaster.Fit(Monthly(values), YearAhead, Cancel)), value => Assert.True(double.IsFinite(value)));

        values[50] = -2e300;
        Assert.Equal(
            "Series 'passengers' has the value -2E+300; at most 1E+300 can be forecast. Give it in a larger unit.",
            Assert.Throws<ArgumentException>(() => Forecaster.Fit(Monthly(values), YearAhead, Cancel)).Message);
    }

    [Fact]
    public void Fit_WithGaps_MasksThemAndSaysHowMany()
    {
        double[] values = [.. RealSeries.AirPassengers];
        for (int t = 7; t < values.Length; t += 9)
        {
            values[t] = double.NaN;
        }
        PanelForecaster forecaster = Forecaster.Fit(Monthly(values), YearAhead, Cancel);

        Assert.All(Numbers(forecaster), value => Assert.True(double.IsFinite(value)));
        Assert.Contains("16 of 144 values (11.11 %) are missing, in 1 of 1 series.", forecaster.Notes);
        Assert.Throws<ArgumentException>(() => Forecaster.Fit(Monthly(values), YearAhead with { Missing = MissingValues.Error }, Cancel));
    }

    [Fact]
    public void Fit_OfASeriesWithoutValues_NamesIt() => Assert.Equal(
        "Series 'passengers' has no values; leave it out.",
        Assert.Throws<ArgumentException>(() => Forecaster.Fit(Monthly([double.NaN, double.NaN]), YearAhead, Cancel)).Message);

    [Fact]
    public void Fit_OfAnUnknownModel_ListsThoseThereAre() => Assert.Contains(
        "There is no method \"arima\"; take one of naive, ", Assert.Throws<ArgumentException>(() => Forecaster.Fit(Monthly([1, 2, 3]), YearAhead with { Model = "arima" }, Cancel)).Message, StringComparison.Ordinal);

    // No two known values are one or seven steps apart: what changes from one known value to the next still gives intervals a width.
    [Fact]
    public void Fit_WithEverySecondValueMissing_HasIntervalsOfAWidth()
    {
        double[] values = Walks(1)[0].Values.ToArray();
        for (int t = 1; t < values.Length; t += 2)
        {
            values[t] = double.NaN;
        }
        Panel panel = new([new Series("gappy", new TimeIndex(0, Frequency.Steps, values.Length), values)]);

        PanelForecaster forecaster = Forecaster.Fit(panel, new PanelForecastOptions { Horizon = 7, Season = 7 }, Cancel);

        Assert.All(forecaster.Forecast(Cancel).Series[0].Intervals[0] is var band ? band.Upper.Zip(band.Lower, (upper, lower) => upper - lower) : [], width => Assert.True(width > 1));
        Assert.All(forecaster.Candidates, candidate => Assert.True(candidate.Mase > 0));
    }

    [Fact]
    public void Fit_OfConstantsAmongOthers_LeavesTheOthersTheirIntervals()
    {
        PanelForecastOptions naive = new() { Horizon = 6, Season = 1, Model = "naive" };
        Series[] walks = Walks(20);
        IEnumerable<Series> constants = Enumerable.Range(0, 60).Select(i => new Series($"constant {i}", walks[0].Index, [.. Enumerable.Repeat(3.0, walks[0].Length)]));

        double[] alone = Numbers(Forecaster.Fit(new Panel(walks), naive, Cancel)), among = Numbers(Forecaster.Fit(new Panel(walks.Concat(constants)), naive, Cancel));

        Assert.Equal(alone, among[..alone.Length]);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("ets")]
    public void Fit_InOtherUnits_ForecastsTheSameInThem(string model)
    {
        PanelForecastOptions options = YearAhead with { Model = model };

        double[] plain = Numbers(Forecaster.Fit(Monthly(RealSeries.AirPassengers[..96]), options, Cancel));
        double[] thousands = Numbers(Forecaster.Fit(Monthly([.. RealSeries.AirPassengers[..96].Select(value => 1024 * value)]), options, Cancel));

        Assert.All(plain.Zip(thousands), pair => Assert.Equal(pair.First, pair.Second / 1024, 0.02 * Math.Abs(pair.First)));
    }

    [Fact]
    public void Fit_FilledForTheNetworks_DoesNotScoreWhatItFilled()
    {
        double[] values = Walks(1)[0].Values.ToArray();
        for (int t = 0; t < values.Length; t++)
        {
            values[t] = t % 6 == 0 ? values[t] : double.NaN;
        }
        Panel panel = new([new Series("seldom", new TimeIndex(0, Frequency.Steps, values.Length), values)]);
        PanelForecastOptions options = new() { Horizon = 6, Season = 1, Model = "naive" };

        Assert.Equal(
            Numbers(Forecaster.Fit(panel, options, Cancel)), Numbers(Forecaster.Fit(panel, options with { Missing = MissingValues.Interpolate }, Cancel)));
    }

    [Fact]
    public void Fit_ThatIsCancelled_Ends()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Forecaster.Fit(Monthly(RealSeries.AirPassengers), YearAhead, source.Token));
    }

    private static Series[] Walks(int count)
    {
        PhiloxStream noise = new(11, RandomPurpose.ObservationNoise);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double level = 100;
            return new Series($"walk {i}", new TimeIndex(0, Frequency.Steps, 120), [.. Enumerable.Range(0, 120).Select(t => level += 4 * noise.Gaussian(i, t))]);
        })];
    }

    internal static Panel Monthly(double[] values) => new([new Series("passengers", new TimeIndex(new DateTime(1949, 1, 1), Frequency.Monthly, values.Length), values)]);

    internal static double[] Numbers(PanelForecaster forecaster) =>
        [.. forecaster.Forecast(Cancel).Series.SelectMany(series => series.Values.Concat(series.Intervals.SelectMany(interval => interval.Lower.Concat(interval.Upper))))];
}
