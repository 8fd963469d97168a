using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Signals;
using Wavecast.Tables;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast generate KIND --out FILE</c>: signals to learn from.</summary>
internal sealed class GenerateCommand
{
    private const string PyTorch = "pytorch";

    private readonly Argument<string> kind = new("KIND") { Description = $"the signal: {KindNames}." };
    private readonly Option<int?> count = Value.Whole("--count", 1, SignalSettings.MostValues, "Number of sequences; default 100.");
    private readonly Option<int?> length = Value.Whole("--length", 1, SignalSettings.MostValues, "Steps of each; default 1000.");
    private readonly Option<double?> periodScale = Value.Between("--period-scale", "X", 0.001, 1_000_000_000, "P of sin(t/P): a period takes 2πP steps; default 20.");
    private readonly Option<long?> seed = RunOptions.Seed("What phases, starting points and noise come from; default 0, with --like pytorch 2 as in its example.");
    private readonly Option<double?> noise = Value.Between("--noise", "X", 0, 1_000_000_000, "Standard deviation of Gaussian noise added to every value; default 0.");
    private readonly Option<string?> like = Value.Choice("--like", "With sine: the data of PyTorch's example, bit for bit.", (PyTorch, PyTorch));
    private readonly Option<string?> output = Value.Text("--out", "FILE", "The CSV file to write.");

    private static string KindNames => string.Join(", ", Signal.Kinds.Select(k => k.Name));

    public static Command Create(GlobalOptions globals)
    {
        GenerateCommand options = new();
        Command command = new("generate", "Generate signals: sequences from a formula and a seed, as CSV.")
        {
            options.kind, options.count, options.length, options.periodScale, options.seed, options.noise, options.like, options.output,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(options.Run(parsed, globals.VoiceOf(parsed), cancellation)));
        return command.WithExamples(
            "wavecast generate sine --count 100 --out waves.csv",
            "wavecast generate sine --like pytorch --out pytorch.csv",
            "wavecast generate mackey-glass --count 1 --length 3000 --out mackey-glass.csv",
            "wavecast generate lorenz --count 1 --length 10000 --noise 0.01 --seed 7 --out lorenz.csv");
    }

    private int Run(ParseResult parsed, Voice voice, CancellationToken cancellation)
    {
        string path = parsed.GetValue(output) ?? throw new UsageException("wavecast generate needs --out FILE, the CSV file to write.");
        string name = parsed.GetValue(kind)!;
        SignalKind signal = Signal.Kinds.FirstOrDefault(k => k.Name == name)
            ?? throw new UsageException($"there is no signal '{name}'; take one of {KindNames}.");
        OutputPath.Check("--out", path);
        SequenceBatch<double> sequences = Generate(parsed, signal);
        cancellation.ThrowIfCancellationRequested();
        CsvFile.Write(path, sequences, [.. Enumerable.Range(0, sequences.Count).Select(b => $"s{b}")], FeatureNames(sequences.Features));
        voice.Print($"{path}: {TextTables.Count(sequences.Count, "sequence")} of {TextTables.Count(sequences.Steps, "step")}");
        voice.Print(new GenerateJson(path, signal.Name, sequences.Count, sequences.Steps, sequences.Features), ToolJson.Default.GenerateJson);
        return ExitCode.Done;
    }

    private SequenceBatch<double> Generate(ParseResult parsed, SignalKind signal)
    {
        SignalSettings settings = new();
        settings = settings with
        {
            Count = parsed.GetValue(count) ?? settings.Count,
            Length = parsed.GetValue(length) ?? settings.Length,
            PeriodScale = parsed.GetValue(periodScale) ?? settings.PeriodScale,
            Seed = parsed.GetValue(seed) ?? settings.Seed,
            Noise = parsed.GetValue(noise) ?? settings.Noise,
        };
        if (parsed.GetValue(like) is null)
        {
            return signal.Generate(settings);
        }
        if (signal.Name != "sine")
        {
            throw new UsageException($"--like pytorch is for sine, not for {signal.Name}; PyTorch's example has sine waves only.");
        }
        double scale = settings.PeriodScale;
        if (scale != Math.Floor(scale) || scale is < 1 or > 1 << 28)
        {
            throw new UsageException(FormattableString.Invariant($"--period-scale is {scale}; --like pytorch needs a whole --period-scale from 1 to {1 << 28}, since its phases are whole numbers."));
        }
        long numPySeed = parsed.GetValue(seed) ?? 2;
        if (numPySeed is < 0 or > uint.MaxValue)
        {
            throw new UsageException($"--seed is {numPySeed}; --like pytorch needs one from 0 to {uint.MaxValue}, as NumPy takes them.");
        }
        return Signal.SineLikePyTorch(settings.Count, settings.Length, (int)scale, numPySeed, settings.Noise);
    }

    private static string[]? FeatureNames(int features) => features switch
    {
        1 => null,
        3 => ["x", "y", "z"],
        _ => [.. Enumerable.Range(0, features).Select(k => $"f{k}")],
    };
}
