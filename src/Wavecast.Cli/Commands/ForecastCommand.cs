using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Reports;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast forecast DATA</c>: how the series of a file will go on, with intervals.</summary>
internal sealed class ForecastCommand
{
    private const int MostOrigins = 1000;

    private readonly PanelDataOptions data = new();
    private readonly PanelModelOptions model = new();
    private readonly OutputsOption outputs = new("the forecast", ".csv", ".png", ".svg", ".pdf", ".html");
    private readonly Option<string?> save = Value.Text("--save", "MODEL", "Keep the fitted model in a file, to go on with by --load or in a program.");
    private readonly Option<string?> load = Value.Text("--load", "MODEL", "Fit nothing: forecast with a model that --save kept, from the new ends of the series it was fitted to.");
    private readonly PathsOption samplePaths = new();
    private readonly Option<string?> truth = Value.Text("--truth", "FILE", "What came: the forecast is measured against it, beside Naive2.");

    private readonly Option<int?> backtest = Value.Whole(
        "--backtest", 1, MostOrigins, "Origins of a backtest that the HTML page and the JSON hold beside the forecast; default 5 for a page, as far as there is room, else none.");

    public static Command Create(GlobalOptions globals)
    {
        ForecastCommand options = new();
        Command command = new("forecast", "Forecast the series of a file: networks and simple methods, chosen by their errors inside the history, with prediction intervals.");
        options.data.AddTo(command);
        options.model.AddTo(command);
        options.outputs.AddTo(command);
        options.samplePaths.AddTo(command);
        command.Options.Add(options.save);
        command.Options.Add(options.load);
        command.Options.Add(options.truth);
        command.Options.Add(options.backtest);
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast forecast air_passengers.csv --horizon 24 --out forecast.csv --out forecast.png",
            "wavecast forecast air_passengers.csv --horizon 12 --report passengers.html --backtest 8",
            "wavecast forecast sales.parquet --horizon 12 --levels 50,80,95 --model theta",
            "wavecast forecast passengers_until_may.csv --load passengers.model --out may.csv",
            "wavecast forecast train.csv --horizon 18 --layout rows --season 12 --truth test.csv --json");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        PanelForecaster? loaded = Load(parsed);
        PanelForecastOptions asked = loaded?.Options ?? model.Read(parsed, data);
        string? truthPath = parsed.GetValue(truth);
        string? modelPath = parsed.GetValue(save);
        string[] inputs = [.. new[] { data.PathOf(parsed), truthPath, parsed.GetValue(load) }.OfType<string>()], paths = outputs.Check(parsed, inputs);
        if (modelPath is not null)
        {
            OutputPath.Check("--save", modelPath, [.. inputs, .. paths]);
        }
        string? pathsPath = samplePaths.Check(parsed, asked, modelPath is null ? [.. inputs, .. paths] : [.. inputs, .. paths, modelPath]);
        PanelPictures.CheckLevels(asked, paths);
        PanelData known = data.Read(parsed, voice);
        Panel? came = truthPath is null ? null : TruthPanel.Of(known, data.ReadTruth(parsed, truthPath, known), asked.Horizon);
        // One that was asked for comes first: where it cannot be made, that is said before anything is fitted.
        PastForecast? past = parsed.GetValue(backtest) is { } given ? PastForecast.Of(known, asked, given, voice, cancellation) : null;
        Stopwatch watch = Stopwatch.StartNew();
        (PanelForecaster forecaster, PanelForecast forecast) = loaded is null ? known.Fit(asked, voice, cancellation) : known.GoOn(loaded, cancellation);
        double seconds = watch.Elapsed.TotalSeconds;
        if (pathsPath is not null)
        {
            PathsOption.CheckDraws(forecaster);
        }
        TruthScores? scores = came is null ? null : NamedFile.Use(truthPath!, () => TruthScores.Of(forecaster, forecast, came));
        string[] notes = [];
        if (past is null && loaded is null && Array.Exists(paths, OutputsOption.IsPage))
        {
            (int origins, string? note) = PastForecast.RoomFor(known.Panel, asked, forecaster.Season);
            past = origins > 0 ? PastForecast.Of(known, asked, origins, voice, cancellation) : null;
            notes = note is null ? [] : [note];
        }
        string[] fitNotes = [.. loaded is null ? forecaster.Notes : forecaster.Notes.Select(note => $"At the fit: {note}"), .. forecast.Notes];
        Made made = new(forecaster, fitNotes, forecast, came, past, seconds);
        bool shows = paths.Length == 0;
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(path, known, made, [.. known.Notes, .. notes], parsed);
        }
        cancellation.ThrowIfCancellationRequested();
        if (modelPath is not null)
        {
            forecaster.Save(modelPath);
            paths = [.. paths, modelPath];
        }
        if (pathsPath is not null)
        {
            samplePaths.Write(pathsPath, forecaster, parsed, cancellation);
            paths = [.. paths, pathsPath];
        }
        Report(voice, known, made, scores, notes, paths, shows);
        return ExitCode.Done;
    }

    /// <summary>The model of <c>--load</c>; null without it.</summary>
    /// <exception cref="UsageException">There is none, or another option asks for what only a fit can do.</exception>
    private PanelForecaster? Load(ParseResult parsed)
    {
        if (parsed.GetValue(load) is not { } path)
        {
            return null;
        }
        if (model.FirstGiven(parsed, data.Missing, backtest) is { } given)
        {
            throw new UsageException($"{given} cannot go with --load, which forecasts with what was fitted; leave it out, or fit anew.");
        }
        InputPath.Check("--load", path);
        return NamedFile.Use(path, () => PanelForecaster.Load(path, model.ThreadsOf(parsed)));
    }

    private static void Write(string path, PanelData known, Made made, IEnumerable<string> notes, ParseResult parsed)
    {
        if (OutputsOption.IsCsv(path))
        {
            ForecastCsv.Write(path, made.Forecaster, made.Forecast);
        }
        else if (OutputsOption.IsPage(path))
        {
            ForecastPage.Write(path, known, made.Forecaster, made.Forecast, made.Truth, made.Past?.Backtest, notes, parsed);
        }
        else
        {
            ForecastPanels.FanOf(made.Forecaster, made.Forecast, made.Truth, made.Past?.Backtest).Save(path);
        }
    }

    private static void Report(Voice voice, PanelData known, Made made, TruthScores? scores, string[] notes, string[] paths, bool shows)
    {
        (PanelForecaster forecaster, PanelForecast forecast) = (made.Forecaster, made.Forecast);
        string[] warnings = [.. ForecastReport.WarningsOf(known.Panel, forecaster.Season, forecaster.Options.Horizon)];
        voice.Print(PanelText.Data(known, forecaster.Options, forecaster.Season));
        voice.Print(PanelText.Candidates(forecaster));
        voice.Print(PanelText.Choice(forecaster));
        foreach (string recipe in forecaster.Recipes)
        {
            voice.Print($"lstm: {recipe}.");
        }
        foreach (string note in (string[])[.. notes, .. made.FitNotes, .. warnings])
        {
            voice.Print(note);
        }
        if (made.Past is { } past)
        {
            voice.Print(BacktestText.Methods(past.Backtest, $"from {TextTables.Count(past.Backtest.Back.Length, "origin")} in the past"));
            voice.Print($"Of what came there, {PanelText.Coverage(past.Backtest.Model)}.");
        }
        if (shows)
        {
            voice.Print($"The forecast of {forecast.Series[0].Id}:");
            voice.Print(PanelText.Forecast(forecast.Series[0]));
            if (PanelText.NotShown(forecast) is { Length: > 0 } more)
            {
                voice.Print(more);
            }
        }
        if (scores is not null)
        {
            voice.Print(PanelText.Scores("against the truth", [("forecast", scores.Model), ("naive2", scores.Naive2)]));
            voice.Print($"Of what came, {PanelText.Coverage(scores.Model)}.");
        }
        voice.Print(string.Create(CultureInfo.InvariantCulture, $"{(paths.Length == 0 ? "" : $"Written: {string.Join(", ", paths)}. ")}{made.Seconds:0.0} s."));
        voice.Print(ForecastJson.Of(forecaster, scores, made.Past, [.. known.Notes, .. notes, .. made.FitNotes, .. warnings], paths, made.Seconds), ToolJson.Default.ForecastJson);
    }

    /// <summary>What a run has made.</summary>
    /// <param name="Forecaster">The fit.</param>
    /// <param name="FitNotes">What is to be known of it.</param>
    /// <param name="Forecast">What it says.</param>
    /// <param name="Truth">What came; null where it is not known.</param>
    /// <param name="Past">The backtest beside it; null for none.</param>
    /// <param name="Seconds">What the fit and the forecast took.</param>
    private sealed record Made(PanelForecaster Forecaster, string[] FitNotes, PanelForecast Forecast, Panel? Truth, PastForecast? Past, double Seconds);
}
