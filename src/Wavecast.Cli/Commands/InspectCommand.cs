using System.CommandLine;
using Spectre.Console;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast inspect MODEL</c>: what a model file holds.</summary>
internal static class InspectCommand
{
    public static Command Create(GlobalOptions globals)
    {
        Argument<string> model = ModelArgument.Create();
        Command command = new("inspect", "Show what a model file holds: shape, parameters, scaler, training.") { model };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed.GetValue(model)!, globals.VoiceOf(parsed))));
        return command.WithExamples("wavecast inspect sine.safetensors", "wavecast inspect sine.safetensors --json");
    }

    private static int Run(string path, Voice voice)
    {
        ForecastModel model = ModelArgument.Load(path);
        InspectJson facts = InspectJson.Of(path, model);
        voice.Print($"{path}: {model.Shape}, {facts.ParameterCount} parameters in {facts.Precision}");
        Table parameters = TextTables.Of("parameter", "sizes");
        foreach (ParameterJson parameter in facts.Parameters)
        {
            parameters.AddRow(parameter.Name, string.Join(" × ", parameter.Sizes));
        }
        voice.Print(parameters);
        Table table = TextTables.Of("what", "value");
        foreach ((string what, string value) in Facts(model))
        {
            table.AddRow(Markup.Escape(what), Markup.Escape(value));
        }
        voice.Print(table);
        voice.Print(facts, ToolJson.Default.InspectJson);
        return ExitCode.Done;
    }

    private static IEnumerable<(string What, string Value)> Facts(ForecastModel model)
    {
        yield return ("names", string.Join(", ", model.Names));
        for (int k = 0; k < model.Scaler.Features; k++)
        {
            yield return ($"scaler, feature {k}", FormattableString.Invariant($"(value − {model.Scaler.Offset[k]:g6}) / {model.Scaler.Scale[k]:g6}"));
        }
        foreach ((string name, string value) in model.Settings)
        {
            yield return (name, value);
        }
        if (model.Figures is { } figures)
        {
            yield return ("best epoch", $"{figures.Epoch} ({figures.Evaluations} evaluations)");
            yield return ("training loss", TextTables.Number(figures.TrainLoss));
            yield return ("validation loss", TextTables.Number(figures.ValidationLoss));
            yield return ("free-run RMSE", TextTables.Number(figures.FreeRunRmse));
            yield return ("stopped", figures.Stopped);
        }
        yield return ("SHA-256 of the parameters", model.ParametersSha256);
    }
}
