using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Tables;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast evaluate MODEL DATA</c>: errors beside baselines.</summary>
internal sealed class EvaluateCommand
{
    private readonly ModelRunOptions run = new(
        "Steps read before the free run; default all but the tail that training held back, or half of the shortest sequence.", "Steps drawn freely; default the rest of the shortest sequence.");

    private readonly Option<int?> period = Value.Whole(
        "--period", 1, int.MaxValue, "Steps after which the data repeats: adds the baseline that repeats its last period.");

    public static Command Create(GlobalOptions globals)
    {
        EvaluateCommand options = new();
        Command command = new("evaluate", "Measure next-step and free-run errors of a model on data, beside baselines.");
        options.run.AddTo(command);
        command.Options.Add(options.period);
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast evaluate sine.safetensors waves.csv",
            "wavecast evaluate passengers.safetensors air_passengers.csv --warm-up 120 --steps 24 --period 12",
            "wavecast evaluate sine.safetensors waves.csv --json");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        ForecastModel model = run.LoadModel(parsed);
        SequenceTable table = run.ReadData(parsed, voice);
        EvaluationReport report = model.Evaluate(
            table.Sequences, run.WarmUpOf(parsed), run.StepsOf(parsed), parsed.GetValue(period), run.ThreadsOf(parsed));
        cancellation.ThrowIfCancellationRequested();
        voice.Print($"{TextTables.Count(table.Sequences.Count, "sequence")}, {TextTables.Count(report.WarmUp, "step")} of warm-up, {report.Steps} drawn; errors in the data's units");
        voice.Print(TextTables.Errors(report));
        voice.Print(report.Verdict);
        voice.Print(report.Provenance);
        voice.Print(EvaluateJson.Of(report), ToolJson.Default.EvaluateJson);
        return ExitCode.Done;
    }
}
