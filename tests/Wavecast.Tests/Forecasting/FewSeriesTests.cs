using System.Collections.Immutable;
using System.Text;
using Wavecast.Forecasting;
using Wavecast.Randomness;
using Wavecast.Storage;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

/// <summary>Two to eight series, often of different kinds: each has its own combination, its own networks beside the common ones, and intervals of its own width.</summary>
public sealed class FewSeriesTests
{
    private const int Length = 160;
    private const int Horizon = 6;

    private static readonly PanelForecastOptions Ahead = new() { Horizon = Horizon, Season = 1, Levels = [80] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // One width for both would be 43, what a walk needs.
    [Theory]
    [InlineData(PanelForecastOptions.Lstm)]
    [InlineData(PanelForecastOptions.Auto)]
    public void Fit_OfSeriesOfTwoKinds_SuitsEach(string model)
    {
        SeriesForecast turns = Forecaster.Fit(new Panel([Walk(), Turns()]), Ahead with { Model = model }, Cancel).Forecast(Cancel).Series[1];

        for (int h = 0; h < Horizon; h++)
        {
            Assert.Equal(40 + 20 * ((Length + h) % 2), turns.Values[h], 1.0);
            Assert.InRange(turns.Intervals[0].Upper[h] - turns.Intervals[0].Lower[h], 1, 15);
        }
    }

    [Fact]
    public void Fit_OfFewSeries_HasNetworksOfAllAndOfEach()
    {
        PanelForecaster forecaster = Forecaster.Fit(new Panel([Walk(), Turns()]), Ahead with { Model = PanelForecastOptions.Lstm }, Cancel);

        Assert.Equal([null, 0, 1], forecaster.Learnt.Learnt.Members.Select(member => member.Plan.Series).Distinct().OrderBy(series => series ?? -1));
        Assert.Equal(3, forecaster.Recipes.Length);
        Assert.StartsWith("'turns' alone: ", forecaster.Recipes[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfASeriesTooShortForAnOrigin_TakesWhatSuitsTheOthers()
    {
        Series young = new("young", new TimeIndex(0, Frequency.Steps, 5), [1, 2, 3, 4, 5]);

        PanelForecaster forecaster = Forecaster.Fit(new Panel([Walk(), Turns(), young]), Ahead, Cancel);

        Assert.All(forecaster.Forecast(Cancel).Series[2].Values, value => Assert.InRange(value, -20, 40));
        Assert.Equal(1, forecaster.Candidates.Sum(candidate => candidate.Weight), 1e-12);
    }

    [Fact]
    public void Load_OfFewSeries_ForecastsAndDrawsTheSameBitsOnAnyThreads()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        Panel panel = new([Walk(), Turns(), Noise()]);
        PanelForecaster fitted = Forecaster.Fit(panel, Ahead, Cancel);
        fitted.Save(path);

        PanelForecaster loaded = PanelForecaster.Load(path), onOne = Forecaster.Fit(panel, Ahead with { Threads = 1 }, Cancel);

        Assert.Equal(fitted.Candidates, loaded.Candidates);
        foreach (PanelForecaster other in new[] { loaded, onOne })
        {
            Assert.Equal(PanelForecasterTests.Numbers(fitted), PanelForecasterTests.Numbers(other));
            Assert.Equal(PathsOf(fitted), PathsOf(other));
        }

        static double[] PathsOf(PanelForecaster forecaster) => [.. forecaster.SamplePaths(7, Cancel).SelectMany(series => series.Paths).SelectMany(path => path)];
    }

    [Theory]
    [InlineData("onlySeries", "1}", "7}")]
    [InlineData("ownErrorsByStep", "[", "[[1,1,1,1,1,1],")]
    [InlineData("ownMixes", "[", "[{\\\"weights\\\":[1],\\\"trim\\\":0},")]
    public void Load_OfPartsThatDoNotFit_IsRefused(string name, string expected, string other)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        Forecaster.Fit(new Panel([Walk(), Turns()]), Ahead, Cancel).Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        string text = Encoding.Latin1.GetString(bytes), key = $"\\\"{name}\\\":";
        Assert.Contains(key + expected, text, StringComparison.Ordinal);
        // The header's length stands before it, in eight bytes.
        string changed = text.Replace(key + expected, key + other, StringComparison.Ordinal);
        byte[] damaged = Encoding.Latin1.GetBytes(changed);
        BitConverter.TryWriteBytes(damaged, BitConverter.ToInt64(bytes) + changed.Length - text.Length);
        File.WriteAllBytes(path, damaged);

        string message = Assert.Throws<ModelFormatException>(() => PanelForecaster.Load(path)).Message;

        Assert.Contains("do not fit each other", message, StringComparison.Ordinal);
    }

    private static Series Walk()
    {
        PhiloxStream noise = new(3, RandomPurpose.ObservationNoise);
        double level = 100;
        return Of("walk", [.. Enumerable.Range(0, Length).Select(t => level += 10 * noise.Gaussian(0, t))]);
    }

    /// <summary>40 and 60 in turn, but for a little noise.</summary>
    private static Series Turns()
    {
        PhiloxStream noise = new(4, RandomPurpose.ObservationNoise);
        return Of("turns", [.. Enumerable.Range(0, Length).Select(t => 40 + 20 * (t % 2) + 0.5 * noise.Gaussian(0, t))]);
    }

    private static Series Noise()
    {
        PhiloxStream noise = new(5, RandomPurpose.ObservationNoise);
        return Of("noise", [.. Enumerable.Range(0, Length).Select(t => 5 + noise.Gaussian(0, t))]);
    }

    private static Series Of(string id, double[] values) => new(id, new TimeIndex(0, Frequency.Steps, values.Length), values);
}
