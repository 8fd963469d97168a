using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Reproduction.Article;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast reproduce article</c>: Adagrad, weighted training and denoising, measured with many seeds.</summary>
internal static class ReproduceArticleCommand
{
    public static Command Create(GlobalOptions globals)
    {
        ReproductionOptions options = new("--quick: 2 minutes, a small budget. Without: within an hour on two processors.");
        Command command = new("article", "Measure the article's claims about Adagrad, weighted training and denoising with many seeds.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
            ReproductionDisplay.RunAsync(globals.VoiceOf(parsed), options.Of(parsed), ArticleReproduction.RunAsync, cancellation));
        return command.WithExamples("wavecast reproduce article --out report", "wavecast reproduce article --quick --out report --json");
    }
}
