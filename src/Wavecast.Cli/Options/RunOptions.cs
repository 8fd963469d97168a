using System.CommandLine;

namespace Wavecast.Cli.Options;

/// <summary>The options of commands that draw random numbers or compute for long.</summary>
internal static class RunOptions
{
    public static Option<int?> Threads() =>
        Value.Whole("--threads", 1, TrainingSettings.MostThreads, "Threads; default all processors. The result does not depend on them.");

    public static int ThreadsOf(this ParseResult parsed, Option<int?> threads) =>
        parsed.GetValue(threads) ?? Math.Min(Environment.ProcessorCount, TrainingSettings.MostThreads);

    public static Option<long?> Seed(string description) =>
        Value.Option<long?>("--seed", "N", description, text =>
            long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long seed)
                ? seed
                : throw new UsageException("a whole number of 64 bits"));
}
