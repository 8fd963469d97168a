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
    private const int DefaultPathCount = 100;

    private readonly PanelDataOptions data = new();
    private readonly PanelModelOptions model = new();
    private readonly OutputsOption outputs = new("the forecast", ".csv", ".png", ".svg", ".pdf", ".html");
    private readonly Option<string?> save = Value.Text("--save", "MODEL", "Keep the fitted model in a file, for programs to load and go on with.");
    private readonly Option<string?> samplePaths = Value.Text("--paths", "FILE.csv", "Ways in which the series may go on, drawn by the networks: a row for each step of each path.");
    private readonly Option<int?> pathCount = Value.Whole("--path-count", 1, 10_000, "Paths of each series for --paths; default 100.");
    private readonly Option<string?> truth = Value.Text("--truth", "FILE", "What came: the forecast is measured against it, beside Naive2.");

    public static Command Create(GlobalOptions globals)
    {
        ForecastCommand options = new();
        Command command = new("forecast", "Forecast the series of a file: networks and simple methods, chosen by their errors inside the history, with prediction intervals.");
        options.data.AddTo(command);
        options.model.AddTo(command);
        options.outputs.AddTo(command);
        command.Options.Add(options.samplePaths);
        command.Options.Add(options.pathCount);
        command.Options.Add(options.save);
        command.Options.Add(options.truth);
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast forecast air_passengers.csv --horizon 24 --out forecast.csv --out forecast.png",
            "wavecast forecast sales.parquet --horizon 12 --levels 50,80,95 --model theta",
            "wavecast forecast train.csv --horizon 18 --layout rows --season 12 --truth test.csv --json");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        PanelForecastOptions asked = model.Read(parsed, data);
        string? truthPath = parsed.GetValue(truth);
        string? modelPath = parsed.GetValue(save);
        string[] inputs = [data.PathOf(parsed), .. truthPath is null ? [] : new[] { truthPath }], paths = outputs.Check(parsed, inputs);
        if (modelPath is not null)
        {
            OutputPath.Check("--save", modelPath, [.. inputs, .. paths]);
        }
        string? pathsPath = PathsOf(parsed, asked, modelPath is null ? [.. inputs, .. paths] : [.. inputs, .. paths, modelPath]);
        PanelPictures.CheckLevels(asked, paths);
        PanelData known = data.Read(parsed, voice);
        Panel? came = truthPath is null ? null : TruthPanel.Of(known, data.ReadTruth(parsed, truthPath, known), asked.Horizon);
        voice.Say($"fitting {TextTables.Count(known.Panel.Count, "series", "series")} …");
        Stopwatch watch = Stopwatch.StartNew();
        (PanelForecaster forecaster, PanelForecast forecast) = NamedFile.Use(known.Path, () =>
        {
            PanelForecaster fitted = Forecaster.Fit(known.Panel, asked, cancellation);
            return (fitted, fitted.Forecast(cancellation));
        });
        double seconds = watch.Elapsed.TotalSeconds;
        TruthScores? scores = came is null ? null : NamedFile.Use(truthPath!, () => TruthScores.Of(forecaster, forecast, came));
        bool shows = paths.Length == 0;
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(path, forecaster, forecast, came, known, parsed);
        }
        cancellation.ThrowIfCancellationRequested();
        if (modelPath is not null)
        {
            forecaster.Save(modelPath);
            paths = [.. paths, modelPath];
        }
        if (pathsPath is not null)
        {
            PathsCsv.Write(pathsPath, NamedFile.Use(known.Path, () => forecaster.SamplePaths(parsed.GetValue(pathCount) ?? DefaultPathCount, cancellation)));
            paths = [.. paths, pathsPath];
        }
        Report(voice, known, forecaster, forecast, scores, paths, shows, seconds);
        return ExitCode.Done;
    }

    /// <summary>Where sample paths go, looked at before any work is done; null where none are asked for.</summary>
    private string? PathsOf(ParseResult parsed, PanelForecastOptions asked, string[] others)
    {
        string? path = parsed.GetValue(samplePaths);
        if (path is null)
        {
            return parsed.GetValue(pathCount) is null ? null : throw new UsageException("--path-count needs --paths FILE.csv, where the paths go.");
        }
        OutputPath.CheckEnding("--paths", path, [".csv"]);
        OutputPath.Check("--paths", path, others);
        return asked.Model is PanelForecastOptions.Auto or PanelForecastOptions.Lstm
            ? path
            : throw new UsageException($"--paths needs networks, which draw them, and --model {asked.Model} has none; take auto or lstm.");
    }

    private static void Write(string path, PanelForecaster forecaster, PanelForecast forecast, Panel? truth, PanelData known, ParseResult parsed)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CSV":
                ForecastCsv.Write(path, forecaster, forecast);
                break;
            case ".HTML":
                string name = Path.GetFileName(known.Path);
                ForecastReport.Write(path, new ForecastReportInput
                {
                    Title = $"Forecast of {name}",
                    Forecaster = forecaster,
                    Forecast = forecast,
                    Truth = truth,
                    Source = name,
                    Command = $"wavecast {string.Join(' ', parsed.Tokens.Select(token => Quoted(token.Value)))}",
                });
                break;
            default:
                ForecastPanels.FanOf(forecaster, forecast, truth).Save(path);
                break;
        }
    }

    /// <summary>A word as a shell takes it for one.</summary>
    private static string Quoted(string word) => word.Length > 0 && !word.Any(char.IsWhiteSpace) ? word : $"\"{word}\"";

    private static void Report(
        Voice voice, PanelData known, PanelForecaster forecaster, PanelForecast forecast, TruthScores? scores, string[] paths, bool shows, double seconds)
    {
        voice.Print(PanelText.Data(known, forecaster.Options, forecaster.Season));
        voice.Print(PanelText.Candidates(forecaster));
        voice.Print(PanelText.Choice(forecaster));
        foreach (string note in forecaster.Notes)
        {
            voice.Print(note);
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
        voice.Print(string.Create(CultureInfo.InvariantCulture, $"{(paths.Length == 0 ? "" : $"Written: {string.Join(", ", paths)}. ")}{seconds:0.0} s."));
        voice.Print(ForecastJson.Of(forecaster, scores, [.. known.Notes, .. forecaster.Notes], paths, seconds), ToolJson.Default.ForecastJson);
    }
}
