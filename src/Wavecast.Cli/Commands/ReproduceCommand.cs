using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Reproduction;
using Wavecast.Reproduction.Article;
using Wavecast.Reproduction.PyTorch;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast reproduce</c>: published claims, measured again. A report each.</summary>
internal static class ReproduceCommand
{
    public static Command Create(GlobalOptions globals) =>
        new Command("reproduce", "Measure published claims again, and write a report with the verdicts.")
        {
            Of(globals, "article", ArticleReproduction.RunAsync,
                "Measure the article's claims about Adagrad, weighted training and denoising with many seeds.",
                "--quick: 2 minutes, a small budget. Without: within an hour on two processors."),
            Of(globals, "pytorch", PyTorchReproduction.RunAsync,
                "Train PyTorch's wave example as published, show its explosion, and rescue it.",
                "A small network on few waves: seconds instead of minutes."),
            ReproduceChaosCommand.Create(globals),
        }.WithExamples("wavecast reproduce article --out report", "wavecast reproduce pytorch --quick --out report");

    private static Command Of(
        GlobalOptions globals,
        string name,
        Func<ReproductionSettings, IProgress<WorkProgress>?, CancellationToken, Task<ReproductionResult>> reproduce,
        string description,
        string quickly)
    {
        ReproductionOptions options = new(quickly);
        Command command = new(name, description);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => ReproductionDisplay.RunAsync(globals.VoiceOf(parsed), options.Of(parsed), reproduce, cancellation));
        return command.WithExamples($"wavecast reproduce {name} --out report", $"wavecast reproduce {name} --quick --out report --json");
    }
}
