using System.Diagnostics;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;

namespace Wavecast.Cli;

/// <summary>The backtest that stands beside a forecast: fitted once, before the first origin.</summary>
/// <param name="Backtest">What it found.</param>
/// <param name="Stride">Steps from an origin to the next.</param>
/// <param name="Seconds">What it took.</param>
internal sealed record PastForecast(PanelBacktest Backtest, int Stride, double Seconds)
{
    /// <summary>Origins where nobody says how many, and there is room.</summary>
    public const int DefaultOrigins = 5;

    /// <summary>Seasons, and a horizon, that are known before the first origin where nobody says how many there are: a fit to less says little about one to all.</summary>
    private const int LeastSeasons = 2;

    /// <summary>Forecasts the past from so many origins, half a horizon apart.</summary>
    /// <exception cref="UsageException">A series is too short for them; the message names file and series.</exception>
    public static PastForecast Of(PanelData known, PanelForecastOptions asked, int origins, Voice voice, CancellationToken cancellation)
    {
        voice.Say($"fitting {TextTables.Count(known.Panel.Count, "series", "series")} for {TextTables.Count(origins, "origin")} in the past …");
        Stopwatch watch = Stopwatch.StartNew();
        PanelBacktestOptions from = new() { Origins = origins, Stride = StrideOf(asked), RefitEvery = null };
        PanelBacktest backtest = NamedFile.Use(known.Path, () => Forecaster.Backtest(known.Panel, asked, from, cancellation));
        return new PastForecast(backtest, StrideOf(asked), watch.Elapsed.TotalSeconds);
    }

    /// <summary>As many origins, up to the default, as leave two seasons and a horizon before the first one in every series; and a sentence where these are fewer.</summary>
    public static (int Origins, string? Note) RoomFor(Panel panel, PanelForecastOptions asked, int season)
    {
        Series shortest = panel.MinBy(KnownSteps)!;
        int steps = KnownSteps(shortest);
        long before = (season > 1 ? (long)LeastSeasons * season : 0) + asked.Horizon, room = steps - before - asked.Horizon;
        int origins = room < 0 ? 0 : (int)Math.Min(DefaultOrigins, 1 + room / StrideOf(asked));
        string too = $"series '{shortest.Id}' has {TextTables.Count(steps, "step")}, and {(season > 1 ? $"{LeastSeasons} seasons and " : "")}a horizon should be known before the first; --backtest N asks for more";
        return (origins, origins == DefaultOrigins ? null
            : origins == 0 ? $"The page has no backtest: {too}."
            : $"The page has a backtest from {TextTables.Count(origins, "origin")} only: {too}.");
    }

    /// <summary>Steps from the first known value on.</summary>
    private static int KnownSteps(Series series)
    {
        int first = 0;
        while (first < series.Length && double.IsNaN(series[first]))
        {
            first++;
        }
        return series.Length - first;
    }

    private static int StrideOf(PanelForecastOptions asked) => Math.Max(1, asked.Horizon / 2);
}
