using System.CommandLine;
using Wavecast.Cli.Options;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast reproduce</c>: published claims, measured again. A report each.</summary>
internal static class ReproduceCommand
{
    public static Command Create(GlobalOptions globals) =>
        new Command("reproduce", "Measure published claims again, and write a report with the verdicts.")
        {
            ReproduceArticleCommand.Create(globals),
            ReproduceChaosCommand.Create(globals),
        }.WithExamples("wavecast reproduce article --out report", "wavecast reproduce article --quick --out report");
}
