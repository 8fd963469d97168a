using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.Plotting;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>The forecast in a picture, and of one series in numbers.</summary>
internal static class ForecastSection
{
    private const int MostRows = 60;

    /// <summary>Letters of a name that have room above a panel.</summary>
    private const int LongestOfSeveral = 16;
    private const int LongestAlone = 40;

    public static ReportSection Of(ForecastReportInput input, SeriesErrors errors)
    {
        ImmutableArray<(int Place, string Word)> shown = errors.Examples(FanChart.MostPanels);
        return new ReportSection("The forecast",
        [
            new ReportFigure("forecast", FanChart.Create([.. shown.Select(one => PanelOf(input, one.Place, NoteOf(one, errors), shown.Length > 1 ? LongestOfSeveral : LongestAlone))], Headline.Ahead(input.Forecaster)), Caption(input, errors, shown.Length)),
            .. input.Forecast.Series.Length == 1 ? [Table(input.Forecast.Series[0])] : Array.Empty<ReportBlock>(),
        ]);
    }

    /// <summary>The interval of the least level; null without any.</summary>
    public static PredictionInterval? Narrowest(SeriesForecast said) => said.Intervals.IsEmpty ? null : said.Intervals[0];

    private static string NoteOf((int Place, string Word) one, SeriesErrors errors) => one.Word.Length > 0 ? $"{one.Word}: MASE {Wording.Error(errors[one.Place])}" : "";

    private static string Caption(ForecastReportInput input, SeriesErrors errors, int shown)
    {
        int count = input.Forecaster.Panel.Count;
        string which = count == 1 ? "" : !errors.AreKnown
            ? (shown < count ? $"The first {shown} of {Wording.Whole(count)} series. " : "")
            : $"The best, the median and the worst of {Wording.Whole(count)} series by {(input.Truth is not null ? "their error beside what came" : "their error in the backtest")}. ";
        string bands = input.Forecaster.Options.Levels.IsEmpty ? "" : $" The shades should hold {string.Join(" and ", input.Forecaster.Options.Levels.Select(Wording.Level))} of what comes.";
        return $"{which}What is known up to the vertical line, the forecast behind it{(input.Truth is null ? "" : ", and what came")}.{bands}";
    }

    private static ForecastPanel PanelOf(ForecastReportInput input, int place, string note, int longest)
    {
        Series history = input.Forecaster.Panel[place];
        SeriesForecast said = input.Forecast.Series[place];
        return new ForecastPanel
        {
            Name = Wording.Name(history.Id, longest),
            Index = history.Index,
            History = history.Values.ToArray(),
            Forecast = [.. said.Values],
            Bands = [.. Shown(said.Intervals).Select(band => new ForecastBand(band.Level, [.. band.Lower], [.. band.Upper]))],
            Truth = input.Truth is { } truth ? TruthScores.TruthOf(input.Forecast, place, truth) : null,
            Note = note,
        };
    }

    /// <summary>As many levels as a picture can tell apart, the widest and the narrowest among them.</summary>
    private static IEnumerable<PredictionInterval> Shown(ImmutableArray<PredictionInterval> bands) =>
        bands.Length <= FanChart.MostLevels ? bands : Enumerable.Range(0, FanChart.MostLevels).Select(k => bands[k * (bands.Length - 1) / (FanChart.MostLevels - 1)]);

    private static ReportTable Table(SeriesForecast said)
    {
        int rows = Math.Min(MostRows, said.Values.Length);
        PredictionInterval[] bands = said.Intervals.Length <= 2 ? [.. said.Intervals] : [said.Intervals[0], said.Intervals[^1]];
        IEnumerable<double> StepOf(int h) => [said.Values[h], .. bands.SelectMany(band => new[] { band.Lower[h], band.Upper[h] })];
        string[][] cells = [.. Wording.Values(Enumerable.Range(0, rows).SelectMany(StepOf)).Chunk(1 + 2 * bands.Length)];
        return new ReportTable(
            rows < said.Values.Length ? $"The first {rows} of {Wording.Whole(said.Values.Length)} steps." : "The same in numbers.",
            ["step", "forecast", .. bands.SelectMany(band => new[] { $"{Wording.Level(band.Level)} from", "to" })],
            [.. cells.Select((row, h) => (ImmutableArray<string>)[said.Index.TextAt(h), .. row])]);
    }
}
