using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Plotting;
using Wavecast.Tables;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast train DATA --out MODEL</c>: fits a network to data.</summary>
internal sealed class TrainCommand
{
    private readonly DataOptions data = new();
    private readonly Option<string?> output = Value.Text("--out", "MODEL", "The model file to write, such as model.safetensors.");
    private readonly TrainingOptions training = new();
    private readonly Option<string?> checkpoint = Value.Text("--checkpoint", "FILE", "Keep the state of the run here, to go on from with --resume; default beside the model, and only where the run is interrupted.");
    private readonly Option<string?> resume = Value.Text("--resume", "FILE", "Go on from a checkpoint, with the same data and options; --epochs is the total.");
    private readonly PictureOption picture = new("Draw the loss of every evaluation, and what was measured after the epochs, into a .png, .svg or .pdf.");

    public static Command Create(GlobalOptions globals)
    {
        TrainCommand options = new();
        Command command = new("train", "Train a network on data, and keep the parameters that draw it best.");
        options.data.AddTo(command);
        command.Options.Add(options.output);
        options.training.AddTo(command);
        command.Options.Add(options.checkpoint);
        command.Options.Add(options.resume);
        options.picture.AddTo(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, globals.VoiceOf(parsed), cancellation));
        return command.WithExamples(
            "wavecast train waves.csv --out sine.safetensors",
            "wavecast train pytorch.csv --preset pytorch --epochs 5 --out example.safetensors",
            "wavecast train waves.csv --preset article --step-weights exponential:100 --input-noise 0.05 --out article.safetensors",
            "wavecast train waves.csv --picture loss.png --out sine.safetensors",
            "wavecast train sunspots.csv --columns SUNACTIVITY --bypass 32 --out sunspots.safetensors",
            "wavecast train waves.csv --epochs 100 --resume sine.safetensors.checkpoint --out sine.safetensors");
    }

    private async Task<int> RunAsync(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        string path = parsed.GetValue(output) ?? throw new UsageException("wavecast train needs --out MODEL, the model file to write.");
        ForecasterSettings settings = training.Read(parsed);
        RunFiles files = RunFiles.Check(path, data.PathOf(parsed), parsed.GetValue(checkpoint), parsed.GetValue(resume));
        string? picturePath = picture.Check(parsed, [data.PathOf(parsed), files.Model, files.Checkpoint, .. files.Resume is { } from ? [from] : Array.Empty<string>()]);
        SequenceTable table = data.Read(parsed, voice);
        settings = settings with { Training = settings.Training with { CheckpointPath = files.Checkpoint, ResumePath = files.Resume } };
        bool keepsCheckpoint = false;
        try
        {
            ForecastFit fit = await TrainingDisplay.ShowAsync(
                voice, progress => new Forecaster(settings).FitAsync(table.Sequences, DataOptions.NamesOf(table), progress, cancellation));
            fit.Model.Save(path);
            keepsCheckpoint = fit.Training.Stopped == StopReason.Cancelled;
            if (picturePath is not null)
            {
                LossPlot.Create(ReportCurves.LossesOf(fit.Training)).Save(picturePath);
            }
            Report(voice, files, fit, picturePath);
            return keepsCheckpoint ? ExitCode.Interrupted : ExitCode.Done;
        }
        finally
        {
            files.Clean(keepsCheckpoint);
        }
    }

    /// <summary>What was found automatically, in two lines.</summary>
    private static string Found(FitReport report) => string.Create(CultureInfo.InvariantCulture,
        $"""
        The signal: {report.Signal}. Windows of {report.Window} steps of which {report.WarmUp} do not count; {string.Join(", ", report.FreeRunSteps)} of them drawn; goal: a free-run RMSE of {report.Goal:g3}.
        {report.Verdict} {report.Screened} starts were looked at, {report.Starts.Length} trained.
        """);

    /// <summary>The first, the best and the last epoch of the start that was kept.</summary>
    private static IEnumerable<TrainingEpoch> Shown(TrainingResult training)
    {
        TrainingEpoch[] own = [.. training.Epochs.Where(epoch => epoch.Start == training.Best.Start)];
        return own.Where(epoch => epoch.Epoch == 0 || epoch == training.Best || epoch == own[^1]);
    }

    private static void Report(Voice voice, RunFiles files, ForecastFit fit, string? picture)
    {
        bool interrupted = fit.Training.Stopped == StopReason.Cancelled;
        TrainingEpoch best = fit.Training.Best;
        Table table = TextTables.Of("epoch", "evaluations", "training loss", "validation loss", "free-run RMSE");
        foreach (TrainingEpoch epoch in Shown(fit.Training))
        {
            table.AddRow(
                $"{epoch.Epoch}{(epoch == best ? " (kept)" : "")}",
                $"{epoch.Evaluations}",
                TextTables.Number(epoch.TrainLoss),
                TextTables.Number(epoch.ValidationLoss),
                TextTables.Number(epoch.FreeRunRmse));
        }
        if (fit.Report is { } report)
        {
            voice.Print(Found(report));
        }
        voice.Print(table);
        if (fit.Training.Rescues is [.., { } rescue])
        {
            int earlier = fit.Training.Rescues.Length - 1;
            voice.Print($"{rescue.Reason}{(earlier > 0 ? $" That was rescue {earlier + 1} of the run." : "")}");
        }
        voice.Print($"{files.Model}: {fit.Model.Shape}, the parameters of epoch {best.Epoch}. {fit.Training.Reason}");
        if (best.Epoch == 0 && fit.Training.Epochs.Length > 1 && fit.Training.Stopped != StopReason.Diverged)
        {
            string fitted = fit.Report is not null ? ", whose output is solved for in closed form before the first epoch"
                : fit.Model.Shape.Bypass > 0 ? ", whose linear bypass is fitted to the data before the first epoch" : "";
            voice.Print($"No epoch was better than the initial weights{fitted}.");
        }
        if (picture is not null)
        {
            voice.Print($"The picture is {picture}.");
        }
        voice.Print(TrainJson.Of(files.Model, fit, files.KeptCheckpoint(interrupted), picture), ToolJson.Default.TrainJson);
        if (interrupted)
        {
            voice.Say($"Stopped; {files.Model} holds the best so far, of epoch {best.Epoch}. To go on, give the same command with --resume {files.Checkpoint}");
        }
        else if (fit.Training.Stopped == StopReason.Diverged)
        {
            voice.Say($"The training diverged; {files.Model} holds the parameters of epoch {best.Epoch}, before it did.");
        }
    }
}
