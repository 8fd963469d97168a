using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.Metrics;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>How well each series was forecast: beside what came, else in the backtest, else unknown. Says which series a page shows.</summary>
internal sealed class SeriesErrors
{
    private readonly int count;
    private readonly double[] errors;
    private readonly int[] order;

    private SeriesErrors(int count, double[] errors)
    {
        (this.count, this.errors) = (count, errors);
        order = [.. Enumerable.Range(0, errors.Length).Where(i => !double.IsNaN(errors[i])).OrderBy(i => errors[i]).ThenBy(i => i)];
    }

    /// <summary>Whether any series has an error.</summary>
    public bool AreKnown => order.Length > 0;

    public static SeriesErrors Of(ForecastReportInput input)
    {
        Panel panel = input.Forecaster.Panel;
        double[] errors = input.Truth is { } truth ? [.. panel.Select((_, i) => OfTruth(input, truth, i))]
            : input.Backtest is { } backtest ? [.. backtest.MaseBySeries]
            : [];
        return new SeriesErrors(panel.Count, errors);
    }

    public static SeriesErrors Of(PanelBacktest backtest) => new(backtest.Panel.Count, [.. backtest.MaseBySeries]);

    /// <summary>The MASE of a series; NaN where it is unknown.</summary>
    public double this[int place] => place < errors.Length ? errors[place] : double.NaN;

    /// <summary>The best, the median and the worst series, with these words; without errors the first few without words.</summary>
    public ImmutableArray<(int Place, string Word)> Examples(int mostWithout)
    {
        if (!AreKnown || count == 1)
        {
            return [.. Enumerable.Range(0, Math.Min(count, mostWithout)).Select(i => (i, ""))];
        }
        (int, string)[] all = [(order[0], "best"), (order[order.Length / 2], "median"), (order[^1], "worst")];
        return [.. all.DistinctBy(example => example.Item1).Select(example => order.Length == 2 && example.Item2 == "median" ? (example.Item1, "worst") : example)];
    }

    /// <summary>So many series: all in the panel's order where there are no more, else the best, those about the median and the worst, or the first.</summary>
    public ImmutableArray<int> Some(int most)
    {
        if (count <= most || order.Length <= most)
        {
            return [.. Enumerable.Range(0, Math.Min(count, most))];
        }
        int ends = most / 3, middle = most - 2 * ends, from = (order.Length - middle) / 2;
        return [.. order[..ends], .. order[from..(from + middle)], .. order[^ends..]];
    }

    private static double OfTruth(ForecastReportInput input, Panel truth, int place)
    {
        SeriesForecast said = input.Forecast.Series[place];
        double[] actual = TruthScores.TruthOf(input.Forecast, place, truth);
        return ForecastMetrics.Mase(actual, said.Values.AsSpan()[..actual.Length], SeriesScale.Of(input.Forecaster.Panel[place].Values, input.Forecaster.Season));
    }
}
