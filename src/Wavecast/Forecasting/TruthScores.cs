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
            double[] actual = TruthOf(forecast, i, truth);
            SeriesScale scale = SeriesScale.Of(history.Values, forecaster.Season);
            model.Add(actual, said.Values.AsSpan()[..actual.Length], said.Intervals, scale);
            ReadOnlySpan<double> filled = PanelForecaster.Filled(history, forecaster.Season);
            naive2.Add(actual, SimpleMethods.Naive2.Forecast(filled, forecaster.Season, actual.Length), [], scale);
        }
        return new TruthScores(model.Summary(naive2), naive2.Summary(naive2));
    }

    /// <summary>What came at the steps of a series' forecast, as far as it is known.</summary>
    /// <param name="forecast">Of the whole panel.</param>
    /// <param name="series">The place of the series in it.</param>
    /// <param name="truth">As for <see cref="Of"/>.</param>
    /// <exception cref="ArgumentException">There is no truth of the series, or none of its first step; the message names it.</exception>
    public static double[] TruthOf(PanelForecast forecast, int series, Panel truth)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(truth);
        SeriesForecast said = forecast.Series[series];
        // By place only where the truth has other names throughout, or one series would be scored by another's values.
        bool byPlace = truth.Count == forecast.Series.Length && forecast.Series.All(one => truth.Find(one.Id) is null);
        return TruthOf(said, byPlace ? truth[series] : truth.Find(said.Id) ?? throw new ArgumentException($"The truth has no series '{said.Id}'.", nameof(truth)));
    }

    private static double[] TruthOf(SeriesForecast forecast, Series series)
    {
        int horizon = forecast.Values.Length, first = 0;
        if (series.Index.Frequency == forecast.Index.Frequency && forecast.Index.Frequency.IsCalendar)
        {
            first = series.Index.StepOf(forecast.Index.TimeAt(0))
                ?? throw new ArgumentException($"The truth of series '{series.Id}' has no step {forecast.Index.TextAt(0)}, the first that is forecast.", nameof(series));
        }
        if (first == series.Length)
        {
            throw new ArgumentException($"The truth of series '{series.Id}' has no steps.", nameof(series));
        }
        return series.Values[first..Math.Min(series.Length, first + horizon)].ToArray();
    }
}
