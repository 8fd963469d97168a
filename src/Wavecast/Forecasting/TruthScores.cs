using Wavecast.Metrics;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>Forecasts beside what came.</summary>
/// <param name="Model">Errors of the forecasts.</param>
/// <param name="Naive2">Errors of Naive2, made from the same histories with the season that errors are scaled by.</param>
public sealed record TruthScores(ForecastScores Model, ForecastScores Naive2)
{
    /// <summary>Compares forecasts with what came.</summary>
    /// <param name="forecaster">Who made them.</param>
    /// <param name="forecast">Them.</param>
    /// <param name="truth">The steps that follow each series: by time where the index tells, else from its first step on. Ids as in the panel, or as many series in the same order.</param>
    /// <exception cref="ArgumentException">A series has no truth; the message names it.</exception>
    public static TruthScores Of(PanelForecaster forecaster, PanelForecast forecast, Panel truth)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(truth);
        ScoreSheet model = new(), naive2 = new();
        for (int i = 0; i < forecast.Series.Length; i++)
        {
            SeriesForecast said = forecast.Series[i];
            Series history = forecaster.Panel[i];
            double[] actual = TruthOf(said, truth, i, forecast.Series.Length);
            SeriesScale scale = SeriesScale.Of(history.Values, forecaster.Season);
            model.Add(actual, said.Values.AsSpan()[..actual.Length], said.Intervals, scale);
            ReadOnlySpan<double> filled = PanelForecaster.Filled(history, forecaster.Season);
            naive2.Add(actual, SimpleMethods.Naive2.Forecast(filled, forecaster.Season, actual.Length), [], scale);
        }
        return new TruthScores(model.Summary(naive2), naive2.Summary(naive2));
    }

    /// <summary>What came at the steps of a forecast, as far as it is known.</summary>
    public static double[] TruthOf(SeriesForecast forecast, Panel truth, int place, int count)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(truth);
        Series series = truth.Find(forecast.Id)
            ?? (truth.Count == count ? truth[place] : throw new ArgumentException($"The truth has no series '{forecast.Id}'.", nameof(truth)));
        int horizon = forecast.Values.Length, first = 0;
        if (series.Index.Frequency == forecast.Index.Frequency && forecast.Index.Frequency.IsCalendar)
        {
            first = series.Index.StepOf(forecast.Index.TimeAt(0))
                ?? throw new ArgumentException($"The truth of series '{series.Id}' has no step {forecast.Index.TextAt(0)}, the first that is forecast.", nameof(truth));
        }
        return series.Values[first..Math.Min(series.Length, first + horizon)].ToArray();
    }
}
