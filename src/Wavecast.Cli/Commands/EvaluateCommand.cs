using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Plotting;
using Wavecast.Tables;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast evaluate MODEL DATA</c>: errors beside baselines.</summary>
internal sealed class EvaluateCommand
{
    private readonly ModelRunOptions run = new(
        "Steps read before the free run; default all but the tail that training held back, or half of the shortest sequence.", "Steps drawn freely; default the rest of the shortest sequence.");

    private readonly Option<int?> period = Value.Whole(
        "--period", 1, int.MaxValue, "Steps after which the data repeats: adds the baseline that repeats its last period.");

    private readonly PictureOption picture = new("Draw the error of each drawn step, beside the baselines', into a .png, .svg or .pdf.");

    public static Command Create(GlobalOptions globals)
    {
        EvaluateCommand options = new();
        Command command = new("evaluate", "Measure next-step and free-run errors of a model on data, beside baselines.");
        options.run.AddTo(command);
        command.Options.Add(options.period);
        options.picture.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast evaluate sine.safetensors waves.csv",
            "wavecast evaluate passengers.safetensors air_passengers.csv --warm-up 120 --steps 24 --period 12",
            "wavecast evaluate sine.safetensors waves.csv --picture horizon.svg",
            "wavecast evaluate sine.safetensors waves.csv --json");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        string? path = picture.Check(parsed, run.ModelPathOf(parsed), run.DataPathOf(parsed));
        ForecastModel model = run.LoadModel(parsed);
        SequenceTable table = run.ReadData(parsed, voice);
        EvaluationReport report = model.Evaluate(
            table.Sequences, run.WarmUpOf(parsed), run.StepsOf(parsed), parsed.GetValue(period), run.ThreadsOf(parsed));
        Picture? drawn = path is null ? null : Draw(model, table.Sequences, report, parsed);
        cancellation.ThrowIfCancellationRequested();
        drawn?.Save(path!);
        voice.Print($"{TextTables.Count(table.Sequences.Count, "sequence")}, {TextTables.Count(report.WarmUp, "step")} of warm-up, {report.Steps} drawn; errors in the data's units");
        voice.Print(TextTables.Errors(report));
        voice.Print(report.Verdict);
        voice.Print(report.Provenance);
        if (path is not null)
        {
            voice.Print($"The picture is {path}.");
        }
        voice.Print(EvaluateJson.Of(report, path), ToolJson.Default.EvaluateJson);
        return ExitCode.Done;
    }

    private Picture Draw(ForecastModel model, SequenceBatch<double> data, EvaluationReport report, ParseResult parsed)
    {
        SequenceBatch<double> warmUp = StepsOf(data, 0, report.WarmUp);
        SequenceBatch<double> truth = StepsOf(data, report.WarmUp, report.Steps);
        Drawing drawing = model.Draw(warmUp, report.Steps, threads: run.ThreadsOf(parsed));
        return HorizonPlot.Create(ReportCurves.HorizonOf(warmUp, truth, drawing.FreeRun, parsed.GetValue(period)));
    }

    private static SequenceBatch<double> StepsOf(SequenceBatch<double> data, int first, int count) => SequenceBatch<double>.FromSequences(
        [.. Enumerable.Range(0, data.Count).Select(b => data[b].Slice(first * data.Features, count * data.Features).ToArray())], data.Features);
}
