using System.CommandLine;
using Wavecast.Reproduction;

namespace Wavecast.Cli.Options;

/// <summary>The options that every <c>wavecast reproduce</c> has.</summary>
/// <param name="quickly">What <c>--quick</c> does here.</param>
internal sealed class ReproductionOptions(string quickly)
{
    private readonly Option<string> folder = new("--out")
    {
        HelpName = "FOLDER",
        Description = "Where the report goes; made if it does not exist. A run that was cut goes on from what is there.",
        Required = true,
    };

    private readonly Option<bool> quick = new("--quick") { Description = quickly };
    private readonly Option<long?> seed = RunOptions.Seed("What all data and initial weights come from; default 0.");
    private readonly Option<int?> threads = Value.Whole("--threads", 1, TrainingSettings.MostThreads, "Trainings at once; default all processors. The results do not depend on them.");

    public void AddTo(Command command)
    {
        command.Options.Add(folder);
        command.Options.Add(quick);
        command.Options.Add(seed);
        command.Options.Add(threads);
    }

    /// <summary>The settings, with the folder made.</summary>
    /// <exception cref="UsageException">There can be no such folder.</exception>
    public ReproductionSettings Of(ParseResult parsed) => new()
    {
        Folder = OutputPath.MakeFolder("--out", parsed.GetValue(folder)!),
        Quick = parsed.GetValue(quick),
        Seed = parsed.GetValue(seed) ?? 0,
        Threads = parsed.ThreadsOf(threads),
    };
}
