using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Plotting;
using Wavecast.Tables;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast draw MODEL DATA</c>: the network reads the data's start and draws it on by itself.</summary>
internal sealed class DrawCommand
{
    private const int DefaultSteps = 1000;

    private static readonly string[] Formats = [".csv", ".png", ".svg", ".pdf"];

    private readonly ModelRunOptions run = new(
        "Steps of each sequence that are read before; default all of it.", "Steps to draw freely; default 1000, or as many as the data has if that is fewer.");

    private readonly Option<string[]> outputs = new("--out")
    {
        HelpName = "FILE",
        Description = "Where to write the drawing: .csv, .png, .svg or .pdf; may be given several times.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> plot = new("--plot") { Description = "Show the drawing of each of the first sequences in the terminal." };

    public static Command Create(GlobalOptions globals)
    {
        DrawCommand options = new();
        Command command = new("draw", "Let a model read the start of each sequence, then draw it on from its own outputs.") { options.outputs, options.plot };
        options.run.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast draw sine.safetensors waves.csv --steps 1000 --out wave.png",
            "wavecast draw sine.safetensors waves.csv --warm-up 500 --out wave.csv --out wave.svg",
            "wavecast draw passengers.safetensors air_passengers.csv --steps 24 --plot");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        string[] paths = parsed.GetValue(outputs) ?? [];
        bool shows = parsed.GetValue(plot);
        if (paths.Length == 0 && !shows)
        {
            throw new UsageException("wavecast draw needs --out FILE (.csv, .png, .svg or .pdf), or --plot to show the drawing here.");
        }
        CheckOutputs(paths, run.ModelPathOf(parsed), run.DataPathOf(parsed));
        ForecastModel model = run.LoadModel(parsed);
        SequenceTable table = run.ReadData(parsed, voice);
        SequenceBatch<double> sequences = table.Sequences;
        Drawing drawing = model.Draw(
            sequences, run.StepsOf(parsed) ?? Math.Min(DefaultSteps, sequences.Steps), run.WarmUpOf(parsed), run.ThreadsOf(parsed));
        cancellation.ThrowIfCancellationRequested();
        DrawnSequence[] panels = DrawingPanels.Of(table, drawing);
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(path, drawing, table, panels);
        }
        if (shows)
        {
            DrawingPanels.Show(panels, voice);
        }
        voice.Print($"{TextTables.Count(drawing.Count, "sequence")}, {TextTables.Count(drawing.Steps, "step")} drawn freely{(paths.Length > 0 ? ": " + string.Join(", ", paths) : "")}");
        voice.Print(new DrawJson(paths, drawing.WarmUps.ToArray(), drawing.Steps, [.. table.Names]), ToolJson.Default.DrawJson);
        return ExitCode.Done;
    }

    private static void CheckOutputs(string[] paths, string model, string data)
    {
        for (int i = 0; i < paths.Length; i++)
        {
            OutputPath.CheckEnding("--out", paths[i], Formats);
            OutputPath.Check("--out", paths[i], [model, data, .. paths[..i]]);
        }
    }

    private static void Write(string path, Drawing drawing, SequenceTable table, DrawnSequence[] panels)
    {
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            DrawingCsv.Write(path, drawing, table.Names, table.FeatureNames);
        }
        else
        {
            DrawingPlot.Create(panels).Save(path);
        }
    }
}
