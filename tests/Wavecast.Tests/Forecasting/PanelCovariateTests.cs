using Wavecast.Forecasting;
using Wavecast.Randomness;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Forecasting;

public sealed class PanelCovariateTests
{
    private const int Length = 144, Horizon = 6;

    private static readonly PanelForecastOptions Options = new() { Horizon = Horizon, Season = 12 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forecast_KnownPromotions_AreInIt(bool isMultiplicative)
    {
        double[] promoted = [.. Enumerable.Range(0, Length + Horizon).Select(t => t % 7 == 3 || t % 11 == 5 ? 1.0 : 0)];
        double[] truth = [.. promoted.Select((p, t) => (50 + 10 * Math.Sin(2 * Math.PI * t / 12) + Noise(1, t)) * (isMultiplicative ? 1 + 0.5 * p : 1) + (isMultiplicative ? 0 : 20 * p))];
        Series plain = SeriesOf(truth.AsSpan(0, Length));

        double with = Error(plain.With([new Covariate("promotion", CovariateKind.Future, promoted)]), Options with { Model = "ets" }, truth);
        double all = Error(plain.With([new Covariate("promotion", CovariateKind.Future, promoted)]), Options, truth);
        double without = Error(plain, Options with { Model = "ets" }, truth);

        Assert.True(with < 0.3 * without, $"{with} against {without}");
        Assert.True(all < 0.3 * without, $"{all} against {without}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Backtest_LeadingIndicator_IsReadByTheNetworks(int lead)
    {
        double[] indicator = [.. Enumerable.Range(0, Length).Select(t => Noise(2, t))];
        Series plain = SeriesOf([.. Enumerable.Range(0, Length).Select(t => 10 + (t >= lead ? 5 * indicator[t - lead] : 0) + 0.3 * Noise(3, t))]);
        PanelForecastOptions options = new() { Horizon = lead, Season = 1, Model = "lstm" };

        double with = BacktestError(plain.With([new Covariate("indicator", CovariateKind.Past, indicator)]), options);
        double without = BacktestError(plain, options);

        Assert.True(with < 0.4 * without, $"{with} against {without}");
    }

    [Fact]
    public void Backtest_OfCountsThatFollowAPastCovariate_ReadsIt()
    {
        const int steps = 200;
        double[] warning = [.. Enumerable.Range(0, steps).Select(t => Noise(3, t) > 0 ? 1.0 : 0)];
        double[] counts = [.. Enumerable.Range(0, steps).Select(t => t > 0 && warning[t - 1] == 1 ? 40.0 + Math.Floor(4 * Math.Abs(Noise(4, t))) : 2 + Math.Floor(2 * Math.Abs(Noise(4, t))))];
        Series plain = SeriesOf(counts);
        PanelForecastOptions options = new() { Horizon = 1, Season = 1, Model = PanelForecastOptions.Lstm, Distribution = ForecastDistribution.NegativeBinomial };

        double with = Error(plain.With([new Covariate("warning", CovariateKind.Past, warning)])), without = Error(plain);

        Assert.True(with < 0.6 * without, $"{with} against {without}");

        double Error(Series series) => Forecaster.Backtest(new Panel([series]), options, new PanelBacktestOptions { Origins = 20, Stride = 1, RefitEvery = null }, Cancel).Model.Mae;
    }

    [Fact]
    public void Load_OfCovariatesThatWereSaved_ForecastsTheSameBits()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        PanelForecaster fitted = Forecaster.Fit(WithAll(Length), Options with { Calendar = [CalendarFeature.Fourier(1)], HasSeriesEmbedding = true }, Cancel);
        fitted.Save(path);

        PanelForecaster loaded = PanelForecaster.Load(path);

        Assert.Equal(fitted.Forecast(Cancel).Series.SelectMany(series => series.Values), loaded.Forecast(Cancel).Series.SelectMany(series => series.Values));
        Panel more = WithAll(Length + 2);
        Assert.Equal(fitted.Append(more).Forecast(Cancel).Series[1].Values.AsEnumerable(), loaded.Append(more).Forecast(Cancel).Series[1].Values.AsEnumerable());
        Assert.Equal(["promotion", "price"], loaded.Panel[0].Covariates.Select(covariate => covariate.Name));
        Assert.Contains(fitted.Notes, note => note.Contains("known in advance", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PanelForecastOptions.Auto)]
    [InlineData(PanelForecastOptions.Lstm)]
    public void Backtest_ValuesAndPastCovariatesBehindAnOrigin_AreNotSeen(string model)
    {
        Panel quiet = WithAll(Length), spiked = WithAll(Length, spikeFrom: Length - Horizon);
        PanelForecastOptions options = Options with { Model = model, Calendar = [CalendarFeature.Fourier(1)] };
        PanelBacktestOptions origins = new() { Origins = 1 };

        PanelForecast without = Forecaster.Backtest(quiet, options, origins, Cancel).Forecasts[0], with = Forecaster.Backtest(spiked, options, origins, Cancel).Forecasts[0];

        Assert.Equal(without.Series.SelectMany(series => series.Values), with.Series.SelectMany(series => series.Values));
        Assert.Equal(without.Series[0].Intervals[0].Upper.AsEnumerable(), with.Series[0].Intervals[0].Upper.AsEnumerable());
    }

    [Fact]
    public void Fit_CovariatesThatDoNotDo_SaysWhatToDo()
    {
        Series plain = SeriesOf([.. Enumerable.Range(0, Length).Select(t => t + Noise(1, t))]);
        Panel tooShort = new([plain.With([new Covariate("holiday", CovariateKind.Future, new double[Length + 2])])]);

        Assert.StartsWith(
            "Series 'y': covariate 'holiday' is known for 2 steps beyond the last value, and a horizon of 6 needs 6; add rows with its values,",
            Message(tooShort, Options), StringComparison.Ordinal);
        Assert.StartsWith("The calendar feature 'month' needs times, and the series are plain steps;", Message(new Panel([plain]), Options with { Calendar = [CalendarFeature.Month] }), StringComparison.Ordinal);
        Assert.StartsWith("A series embedding needs 2 to 256 series, and there are 1;", Message(new Panel([plain]), Options with { HasSeriesEmbedding = true }), StringComparison.Ordinal);

        static string Message(Panel panel, PanelForecastOptions options) => Assert.ThrowsAny<ArgumentException>(() => Forecaster.Fit(panel, options, Cancel)).Message;
    }

    // A model is fitted again from its file: what it was fitted to must be the same.
    [Fact]
    public void Append_OtherOrRevisedCovariates_SaysWhich()
    {
        Panel known = WithAll(Length);
        PanelForecaster forecaster = Forecaster.Fit(known, Options with { Model = "theta" }, Cancel);

        Assert.Contains("'s0' has other covariates than the model was fitted with", Message(series => new Series(series.Id, series.Index, series.Values)), StringComparison.Ordinal);
        Assert.Contains("other covariates", Message(series => series.With(series.Covariates.Reverse(), series.StaticFeatures)), StringComparison.Ordinal);
        Assert.Contains("Series 's0' was revised at 11, where", Message(series => new Series(series.Id, series.Index, Revised(series.Values)).With(series.Covariates, series.StaticFeatures)), StringComparison.Ordinal);
        Assert.Contains(
            "Covariate 'price' of series 's0' was revised at 11, where",
            Message(series => series.With([series.Covariates[0], new Covariate("price", CovariateKind.Past, Revised(series.Covariates[1].Values))], series.StaticFeatures)), StringComparison.Ordinal);

        string Message(Func<Series, Series> change) => Assert.Throws<ArgumentException>(() => forecaster.Append(new Panel(known.Select(change)))).Message;

        static double[] Revised(ReadOnlySpan<double> values)
        {
            double[] revised = values.ToArray();
            revised[10]++;
            return revised;
        }
    }

    // The first 500 series are compared; one that is not among them has a zero, of which there is no logarithm.
    [Fact]
    public void Fit_ManySeriesOfWhichOneHasAZero_TakesNoLogarithms()
    {
        Panel panel = new(Enumerable.Range(0, 501).Select(i =>
        {
            double[] promoted = [.. Enumerable.Range(0, 36).Select(t => (t + i) % 5 == 0 ? 1.0 : 0)];
            double[] values = [.. Enumerable.Range(0, 34).Select(t => i == 500 && t == 3 ? 0 : (20 + Noise(i, t)) * (1 + 0.5 * promoted[t]))];
            return new Series($"s{i}", new TimeIndex(0, Frequency.Steps, 34), values).With([new Covariate("promotion", CovariateKind.Future, promoted)]);
        }));

        PanelForecast forecast = Forecaster.Fit(panel, new PanelForecastOptions { Horizon = 2, Season = 1, Model = "theta" }, Cancel).Forecast(Cancel);

        Assert.All(forecast.Series, series => Assert.All(series.Values, value => Assert.InRange(value, 0, 60)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Two series with covariates of all kinds, and a spike in what is known of the last steps.</summary>
    private static Panel WithAll(int length, int spikeFrom = int.MaxValue) => new(Enumerable.Range(0, 2).Select(i =>
    {
        double[] promoted = [.. Enumerable.Range(0, length + Horizon).Select(t => (t + i) % 7 == 3 ? 1.0 : 0)];
        double[] price = [.. Enumerable.Range(0, length).Select(t => Noise(10 + i, t) + (t >= spikeFrom ? 1000 : 0))];
        double[] values = [.. Enumerable.Range(0, length).Select(t =>
            50 + 10 * Math.Sin(2 * Math.PI * t / 12) + 20 * promoted[t] + Noise(i, t) + (t >= spikeFrom ? 1000 : 0))];
        return new Series($"s{i}", new TimeIndex(1, Frequency.Steps, length), values).With(
            [new Covariate("promotion", CovariateKind.Future, promoted), new Covariate("price", CovariateKind.Past, price)], [new StaticFeature("size", i)]);
    }));

    private static double BacktestError(Series series, PanelForecastOptions options) =>
        Forecaster.Backtest(new Panel([series]), options, new PanelBacktestOptions { Origins = 10, Stride = 1 }, Cancel).Model.Mae;

    private static double Noise(int seed, int step) => new PhiloxStream(seed, RandomPurpose.TrainingWindow).Gaussian(step);

    private static Series SeriesOf(ReadOnlySpan<double> values) => new("y", new TimeIndex(1, Frequency.Steps, values.Length), values);

    private static double Error(Series series, PanelForecastOptions options, double[] truth)
    {
        SeriesForecast forecast = Forecaster.Fit(new Panel([series]), options, Cancel).Forecast(Cancel).Series[0];
        return forecast.Values.Select((value, h) => Math.Abs(value - truth[Length + h])).Average();
    }
}
