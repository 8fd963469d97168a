using System.Collections.Immutable;
using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Dynamics;
using Wavecast.Plotting;
using Wavecast.Tables;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast dynamics MODEL [DATA]</c>: a network that draws, as the dynamical system it is.</summary>
internal sealed class DynamicsCommand
{
    private const int MostSequences = 4;

    private readonly ModelRunOptions run = new(
        "Steps of each sequence that are read before; default half of the shortest sequence.",
        "Steps drawn freely, and, behind them, steps over which exponents are measured; default 20000.",
        needsData: false,
        DynamicsSettings.LeastSteps,
        DynamicsSettings.MostSteps);

    private readonly Option<int?> exponents = Value.Whole(
        "--exponents", 1, LyapunovSettings.MostExponents, "Largest Lyapunov exponents to measure; default 8.");

    private readonly Option<double?> timeStep = Value.Positive("--dt", "Time units from one step of the data to the next; default 1, or what --known generates.");

    private readonly Option<KnownDynamics?> known = Value.Choice(
        "--known", "The generated signal that the data is, to put what is known of it beside the network's exponents.", [.. KnownDynamics.All.Select(signal => (signal.Name, signal))]);

    private readonly PictureOption picture = new("Draw portrait, spectrum, drift and exponents of the first sequence into a .png, .svg or .pdf.");

    public static Command Create(GlobalOptions globals)
    {
        DynamicsCommand options = new();
        Command command = new("dynamics", "Look at a network that draws as a dynamical system: does it settle on a cycle, rest, wander or leave?");
        options.run.AddTo(command);
        command.Options.Add(options.exponents);
        command.Options.Add(options.timeStep);
        command.Options.Add(options.known);
        options.picture.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast dynamics sine.safetensors waves.csv --columns s0",
            "wavecast dynamics sine.safetensors --steps 100000 --picture cycle.png",
            "wavecast dynamics lorenz.safetensors lorenz.csv --features --known lorenz --json");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        bool hasData = run.HasData(parsed);
        if (!hasData && run.WarmUpOf(parsed) is not null)
        {
            throw new UsageException("--warm-up is given, but no DATA to read; name a CSV file behind the model, or leave it out.");
        }
        string? path = picture.Check(parsed, hasData ? [run.ModelPathOf(parsed), run.DataPathOf(parsed)] : [run.ModelPathOf(parsed)]);
        ForecastModel model = run.LoadModel(parsed);
        SequenceTable? table = hasData ? run.ReadData(parsed, voice) : null;
        SequenceBatch<double>? data = table is null ? null : FirstOf(table.Sequences, voice);
        DynamicsSettings settings = new() { WarmUp = run.WarmUpOf(parsed) };
        settings = settings with { Steps = run.StepsOf(parsed) ?? settings.Steps, Exponents = parsed.GetValue(exponents) ?? settings.Exponents };
        ImmutableArray<SequenceDynamics> found = model.StudyDynamics(data, settings, run.ThreadsOf(parsed), cancellation);
        DynamicsReport report = new(
            found,
            table is null ? ["the zero state"] : table.Names,
            table?.FeatureNames ?? [.. NamesOf(model)],
            parsed.GetValue(timeStep) ?? parsed.GetValue(known)?.TimeStep ?? 1,
            parsed.GetValue(known));
        LyapunovSpectrum? measured = data is null ? null : report.Known?.Measure(data[0][..data.Features], report.TimeStep, cancellation);
        if (path is not null)
        {
            DynamicsPlot.Create(found[0], $"{report.Names[0]}: {DynamicsReport.InWords(found[0].Attractor)}").Save(path);
        }
        report.Print(voice, measured);
        if (path is not null)
        {
            voice.Print($"The picture is {path}.");
        }
        voice.Print(report.ToJson(measured, path), ToolJson.Default.DynamicsJson);
        return ExitCode.Done;
    }

    /// <summary>The names of the features that the model was fitted on, or numbers.</summary>
    private static ImmutableArray<string> NamesOf(ForecastModel model) => model.Shape.Inputs switch
    {
        1 => ["value"],
        int features when features == model.Names.Length => model.Names,
        int features => [.. Enumerable.Range(1, features).Select(k => $"value {k}")],
    };

    private static SequenceBatch<double> FirstOf(SequenceBatch<double> sequences, Voice voice)
    {
        if (sequences.Count <= MostSequences)
        {
            return sequences;
        }
        voice.Say($"The first {MostSequences} of {sequences.Count} sequences are looked at; choose others by --columns.");
        return sequences[..MostSequences];
    }
}
