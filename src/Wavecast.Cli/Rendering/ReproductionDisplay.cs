using System.Diagnostics;
using Wavecast.Reproduction;

namespace Wavecast.Cli.Rendering;

/// <summary>Runs a reproduction under the display of its progress, and prints what it found.</summary>
internal static class ReproductionDisplay
{
    /// <summary>Runs and prints.</summary>
    public static async Task<int> RunAsync(
        Voice voice,
        ReproductionSettings settings,
        Func<ReproductionSettings, IProgress<WorkProgress>?, CancellationToken, Task<ReproductionResult>> reproduce,
        CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        ReproductionResult result;
        try
        {
            result = await ProgressDisplay.ShowAsync<WorkProgress, ReproductionResult>(voice, "working", See, progress => reproduce(settings, progress, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            voice.Say($"Stopped. What is finished is kept in {settings.Folder}: the same command goes on from there.");
            return ExitCode.Interrupted;
        }
        foreach (ClaimVerdict verdict in result.Verdicts)
        {
            voice.Print($"{verdict.Claim}: {verdict.Verdict.Words()}. {verdict.Sentence}");
        }
        voice.Print($"The report is {result.Html}; as Markdown, {result.Markdown}.");
        voice.Print(ReproduceJson.Of(result, Stopwatch.GetElapsedTime(start)), ToolJson.Default.ReproduceJson);
        return ExitCode.Done;
    }

    private static ProgressView See(WorkProgress progress)
    {
        string kept = progress.Kept > 0 ? $" ({progress.Kept} from an earlier run)" : "";
        string left = progress.Left is { } time ? $", {ProgressDisplay.Duration(time)} left" : "";
        string last = progress.Last.Length > 0 ? $", last {progress.Last}" : "";
        return new ProgressView(progress.Done, progress.Units, $"{progress.Stage}: {progress.Done} of {progress.Units}{kept}{left}{last}");
    }
}
