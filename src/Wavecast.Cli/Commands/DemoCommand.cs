using System.CommandLine;
using System.Diagnostics;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Plotting;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast demo</c>: waves, a network, its training, and what it then draws by itself.</summary>
internal sealed class DemoCommand
{
    private const string ModelName = "wavecast-demo.safetensors";
    private const string PictureName = "wavecast-demo.png";

    private readonly Option<string?> folder = Value.Text("--out-dir", "FOLDER", "Where to write the model and the picture; default the current folder.");
    private readonly Option<long?> seed = RunOptions.Seed("What the waves and the initial weights come from; default 0.");
    private readonly Option<int?> threads = RunOptions.Threads();

    public static Command Create(GlobalOptions globals)
    {
        DemoCommand options = new();
        Command command = new("demo", "Train a network on sine waves, let it draw waves it has never seen, and show how well it does.")
        {
            options.folder, options.seed, options.threads,
        };
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, globals.VoiceOf(parsed), cancellation));
        return command.WithExamples("wavecast demo", "wavecast demo --seed 7", "wavecast demo --json --out-dir results");
    }

    private async Task<int> RunAsync(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        string directory = parsed.GetValue(folder) ?? ".";
        string model = directory == "." ? ModelName : Path.Combine(directory, ModelName);
        string picture = directory == "." ? PictureName : Path.Combine(directory, PictureName);
        if (!Directory.Exists(directory))
        {
            throw new UsageException($"--out-dir is '{directory}', but there is no folder there; make it first.");
        }
        OutputPath.Check("--out-dir", model);
        OutputPath.Check("--out-dir", picture);
        DemonstrationResult result = await TrainingDisplay.ShowAsync(
            voice, progress => Demonstration.RunAsync(parsed.GetValue(seed) ?? 0, parsed.ThreadsOf(threads), progress, cancellation));
        result.Fit.Model.Save(model);
        HorizonCurve[] horizon = ReportCurves.HorizonOf(result.UnseenWarmUp, result.UnseenBehindWarmUp, result.Drawing.FreeRun);
        ReportPlot.Create(Drawings(result), horizon, ReportCurves.LossesOf(result.Fit.Training), "Waves drawn by the network, after 500 steps of warm-up").Save(picture);
        Report(voice, result, model, picture, Stopwatch.GetElapsedTime(start));
        if (!cancellation.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        voice.Say("Stopped early; this is the best so far.");
        return ExitCode.Interrupted;
    }

    private static void Report(Voice voice, DemonstrationResult result, string model, string picture, TimeSpan elapsed)
    {
        TrainingEpoch best = result.Fit.Training.Best;
        int evaluations = result.Fit.Report!.Starts.Sum(start => start.Evaluations);
        string attempts = result.Attempts == 1 ? "" : $" of {result.Attempts} starts";
        voice.Print(FormattableString.Invariant(
            $"Trained {result.Fit.Model.Shape} on 12 sine waves of 500 steps: the output of {result.Fit.Report.Screened} starts solved in closed form, then {evaluations} evaluations{attempts}, {elapsed.TotalSeconds:F1} s."));
        voice.Print($"Then it read {result.Report.WarmUp} steps of {result.Drawing.Count} waves it had never seen, and drew {result.Report.Steps} more by itself:");
        voice.Print(TextTables.Errors(result.Report));
        voice.Print(result.Report.Verdict);
        if (!result.ReachedGoal && result.Fit.Training.Stopped != StopReason.Cancelled)
        {
            voice.Print("No start drew the validation waves well enough; this is the best. Another --seed may do better.");
        }
        voice.Print($"The picture is {picture}, the model {model}. Next, try:");
        voice.Print("  wavecast generate sine --count 100 --out waves.csv");
        voice.Print($"  wavecast draw {model} waves.csv --warm-up 500 --plot");
        voice.Print("  wavecast train waves.csv --out sine.safetensors");
        voice.Print(
            new DemoJson(
                model,
                picture,
                ErrorsJson.Of(result.Report.Network.NextStep),
                ErrorsJson.Of(result.Report.Network.FreeRun),
                BaselinesJson.Of(result.Report),
                HorizonJson.Of(result.Report),
                result.Attempts,
                result.ReachedGoal,
                EpochJson.Of(best),
                evaluations,
                result.Fit.Model.ParametersSha256,
                elapsed.TotalSeconds),
            ToolJson.Default.DemoJson);
    }

    private static DrawnSequence[] Drawings(DemonstrationResult result) =>
        [.. Enumerable.Range(0, result.Drawing.Count).SelectMany(b => DrawingPanels.Of($"wave {b + 1}", ["value"], result.Unseen, result.Drawing, b))];
}
