using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Reports;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast backtest DATA</c>: what forecasts of the data's own past were worth, method by method.</summary>
internal sealed class BacktestCommand
{
    private const int MostOrigins = 100_000;

    private readonly PanelDataOptions data = new();
    private readonly PanelModelOptions model = new();
    private readonly OutputsOption outputs = new("the forecasts", ".csv", ".png", ".svg", ".pdf", ".html");
    private readonly PictureOption horizonPicture = new("Draw the error by steps ahead, of the model and the candidates, into a .png, .svg or .pdf.", "--horizon-picture");
    private readonly Option<int?> origins = Value.Whole("--origins", 1, MostOrigins, "Origins to forecast from, the last a horizon before the end; default 5.");
    private readonly Option<int?> stride = Value.Whole("--stride", 1, int.MaxValue, "Steps from an origin to the next; default half a horizon.");
    private readonly Option<RefitChoice?> refit = Value.Option<RefitChoice?>(
        "--refit", "every|never|K", "Fit anew at every origin (default), at the first only, or at every K-th.", RefitChoice.Parse);

    public static Command Create(GlobalOptions globals)
    {
        BacktestCommand options = new();
        Command command = new("backtest", "Forecast the past of the series of a file from several origins, each from what lay before it, and measure the model and all candidates.");
        options.data.AddTo(command);
        options.model.AddTo(command);
        foreach (Option option in (Option[])[options.origins, options.stride, options.refit])
        {
            command.Options.Add(option);
        }
        options.outputs.AddTo(command);
        options.horizonPicture.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast backtest air_passengers.csv --horizon 12 --origins 5 --stride 6",
            "wavecast backtest sales.csv --horizon 28 --origins 8 --refit never --out backtest.csv --out backtest.png --report backtest.html",
            "wavecast backtest air_passengers.csv --horizon 24 --model theta --horizon-picture horizon.svg --json");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        PanelForecastOptions asked = model.Read(parsed, data);
        string[] paths = outputs.Check(parsed, data.PathOf(parsed));
        string? picture = horizonPicture.Check(parsed, [data.PathOf(parsed), .. paths]);
        RefitChoice refits = parsed.GetValue(refit) ?? RefitChoice.EveryOrigin;
        int apart = parsed.GetValue(stride) ?? Math.Max(1, asked.Horizon / 2);
        PanelBacktestOptions from = new() { Origins = parsed.GetValue(origins) ?? 5, Stride = apart, RefitEvery = refits.Every };
        PanelData known = data.Read(parsed, voice);
        if (Array.Exists(paths, OutputsOption.IsPage) && known.Panel.FirstOrDefault(series => EndsTooSoon(series, asked.Horizon)) is { } tooShort)
        {
            throw new UsageException(
                $"{known.Path}: the page begins with a forecast of {asked.Horizon} steps, and of series '{tooShort.Id}' what is known in advance ends before; add rows with its values, or leave the page out.");
        }
        voice.Say($"fitting {TextTables.Count(known.Panel.Count, "series", "series")} at {TextTables.Count(from.Origins, "origin")} …");
        Stopwatch watch = Stopwatch.StartNew();
        PanelBacktest backtest = NamedFile.Use(known.Path, () => Forecaster.Backtest(known.Panel, asked, from, cancellation));
        double seconds = watch.Elapsed.TotalSeconds;
        // The page begins with a forecast from the end of what is known.
        (PanelForecaster Forecaster, PanelForecast Forecast)? end = Array.Exists(paths, OutputsOption.IsPage) ? known.Fit(asked, voice, cancellation) : null;
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            if (OutputsOption.IsPage(path))
            {
                ForecastPage.Write(path, known, end!.Value.Forecaster, end.Value.Forecast, null, backtest, known.Notes, parsed);
            }
            else
            {
                Write(path, backtest);
            }
        }
        cancellation.ThrowIfCancellationRequested();
        if (picture is not null)
        {
            ForecastPanels.HorizonOf(backtest).Save(picture);
            paths = [.. paths, picture];
        }
        voice.Print(string.Create(CultureInfo.InvariantCulture,
            $"{PanelText.Data(known, asked, backtest.Season)}; {TextTables.Count(from.Origins, "origin")} {apart} apart, {asked.Horizon} forecast from each"));
        voice.Print(BacktestText.Methods(backtest));
        string[] notes = [.. backtest.Notes, .. ForecastReport.WarningsOf(known.Panel, backtest.Season, asked.Horizon)];
        Report(voice, backtest, notes, paths, seconds);
        voice.Print(BacktestJson.Of(backtest, apart, refits.Name, [.. known.Notes, .. notes], paths, seconds), ToolJson.Default.BacktestJson);
        return ExitCode.Done;
    }

    /// <summary>Whether something that is known in advance is not known as far as a forecast from the end needs it.</summary>
    private static bool EndsTooSoon(Series series, int horizon) =>
        series.Covariates.Any(covariate => covariate.Kind == CovariateKind.Future && covariate.Length < series.Length + horizon);

    private static void Write(string path, PanelBacktest backtest)
    {
        if (OutputsOption.IsCsv(path))
        {
            BacktestCsv.Write(path, backtest);
        }
        else
        {
            ForecastPanels.BacktestOf(backtest).Save(path);
        }
    }

    private static void Report(Voice voice, PanelBacktest backtest, string[] notes, string[] paths, double seconds)
    {
        voice.Print($"Of the model, {PanelText.Coverage(backtest.Model)}.");
        foreach (string note in notes)
        {
            voice.Print(note);
        }
        voice.Print(string.Create(CultureInfo.InvariantCulture, $"{(paths.Length == 0 ? "" : $"Written: {string.Join(", ", paths)}. ")}{seconds:0.0} s."));
    }
}
