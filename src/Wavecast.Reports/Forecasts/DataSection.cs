using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>The data as they were understood.</summary>
internal static class DataSection
{
    private const int MostRows = 20;

    public static ReportSection Of(ForecastReportInput input, SeriesErrors errors) => new("The data as understood", [Facts(input), Table(input.Forecaster.Panel, errors)]);

    private static ReportFacts Facts(ForecastReportInput input)
    {
        Panel panel = input.Forecaster.Panel;
        long steps = panel.Sum(series => (long)series.Length), missing = panel.Sum(series => (long)series.MissingCount);
        (int least, int most) = (panel.Min(series => series.Length), panel.Max(series => series.Length));
        (string, string)[] facts =
        [
            ("file", input.Source.Length > 0 ? $"`{Wording.Name(input.Source)}`" : ""),
            ("series", Wording.Whole(panel.Count)),
            ("steps", least == most ? Wording.Whole(least) : $"{Wording.Whole(least)} to {Wording.Whole(most)}, {Wording.Whole(steps)} in all"),
            ("frequency", panel.Frequency.IsCalendar ? panel.Frequency.Name : $"plain numbers ({panel.Frequency.Name})"),
            ("first and last", $"{Times.FirstOf(panel.Select(series => series.Index))} to {Times.LastOf(panel.Select(series => series.Index))}"),
            ("season", Season(input.Forecaster)),
            ("longer seasons", string.Join(", ", input.Forecaster.LongSeasons)),
            ("missing values", missing == 0 ? "none" : $"{Wording.Whole(missing)} of {Wording.Whole(steps)} ({((double)missing / steps).ToString("0.## %", CultureInfo.InvariantCulture)})"),
        ];
        return new ReportFacts([.. facts.Where(fact => fact.Item2.Length > 0)]);
    }

    private static string Season(PanelForecaster forecaster)
    {
        string from = forecaster.Options.Season is not null ? "as given" : forecaster.Panel.Frequency.IsCalendar ? "that of the frequency" : "looked for in the values";
        return forecaster.Season == 1 ? $"none ({from})" : $"{Wording.Count(forecaster.Season, "step")} ({from})";
    }

    private static ReportTable Table(Panel panel, SeriesErrors errors)
    {
        ImmutableArray<int> shown = errors.Some(MostRows);
        string caption = shown.Length == panel.Count ? (panel.Count == 1 ? "The series." : "Each series.")
            : errors.AreKnown ? $"{shown.Length} of {Wording.Whole(panel.Count)} series: the best, those about the median and the worst by their error."
            : $"The first {shown.Length} of {Wording.Whole(panel.Count)} series.";
        return new ReportTable(caption, ["series", "steps", "missing", "first", "last", "least", "mean", "greatest", "last value", .. errors.AreKnown ? (ImmutableArray<string>)["MASE"] : []],
            [.. shown.Select(i => Row(panel[i], errors.AreKnown ? [Wording.Error(errors[i])] : []))]);
    }

    private static ImmutableArray<string> Row(Series series, string[] error)
    {
        double[] known = [.. series.Values.ToArray().Where(value => !double.IsNaN(value))];
        return
        [
            Wording.Name(series.Id), Wording.Whole(series.Length), Wording.Whole(series.MissingCount), Times.FirstOf([series.Index]), Times.LastOf([series.Index]),
            .. known.Length == 0 ? Enumerable.Repeat("–", 4) : Wording.Values([known.Min(), known.Average(), known.Max(), known[^1]]), .. error,
        ];
    }
}
