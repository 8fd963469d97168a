using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Tables;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast evaluate MODEL DATA</c>: errors beside baselines.</summary>
internal sealed class EvaluateCommand
{
    private readonly Argument<string> model = ModelArgument.Create();
    private readonly DataOptions data = new();
    private readonly Option<int?> warmUp = RunOptions.WarmUp("Steps read before the free run; default half of the shortest sequence.");
    private readonly Option<int?> steps = RunOptions.Steps("Steps drawn freely; default the rest of the shortest sequence.");
    private readonly Option<int?> period = RunOptions.Period();
    private readonly Option<int?> threads = RunOptions.Threads();

    public static Command Create(GlobalOptions globals)
    {
        EvaluateCommand options = new();
        Command command = new("evaluate", "Measure next-step and free-run errors of a model on data, beside baselines.") { options.model };
        options.data.AddTo(command);
        command.Options.Add(options.warmUp);
        command.Options.Add(options.steps);
        command.Options.Add(options.period);
        command.Options.Add(options.threads);
        command.SetAction((parsed, _) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed))));
        return command.WithExamples(
            "wavecast evaluate sine.safetensors waves.csv",
            "wavecast evaluate passengers.safetensors air_passengers.csv --warm-up 120 --steps 24 --period 12",
            "wavecast evaluate sine.safetensors waves.csv --json");
    }

    private int Run(ParseResult parsed, Voice voice)
    {
        ForecastModel loaded = ModelArgument.Load(parsed.GetValue(model)!);
        SequenceTable table = data.Read(parsed, voice);
        EvaluationReport report = loaded.Evaluate(
            table.Sequences, parsed.GetValue(warmUp), parsed.GetValue(steps), parsed.GetValue(period), parsed.ThreadsOf(threads));
        voice.Print($"{TextTables.Count(table.Sequences.Count, "sequence")}, {TextTables.Count(report.WarmUp, "step")} of warm-up, {report.Steps} drawn; errors in the data's units");
        voice.Print(TextTables.Errors(report));
        voice.Print(report.Verdict);
        voice.Print(EvaluateJson.Of(report), ToolJson.Default.EvaluateJson);
        return ExitCode.Done;
    }
}
