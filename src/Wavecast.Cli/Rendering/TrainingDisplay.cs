namespace Wavecast.Cli.Rendering;

/// <summary>Shows on standard error how a training goes on.</summary>
internal static class TrainingDisplay
{
    /// <summary>Runs a training under the display.</summary>
    public static Task<T> ShowAsync<T>(Voice voice, Func<IProgress<TrainingProgress>?, Task<T>> train) =>
        ProgressDisplay.ShowAsync(voice, "training", See, train);

    private static ProgressView See(TrainingProgress progress) => new(progress.Epoch.Epoch, progress.Epochs, Describe(progress));

    private static string Describe(TrainingProgress progress)
    {
        TrainingEpoch epoch = progress.Epoch;
        string validation = epoch.ValidationLoss is { } loss ? $", validation {TextTables.Number(loss)}" : "";
        string freeRun = epoch.FreeRunRmse is { } rmse ? $", free-run RMSE {TextTables.Number(rmse)}" : "";
        string left = progress.Left is { } time ? $", {ProgressDisplay.Duration(time)} left" : "";
        return $"epoch {epoch.Epoch} of {progress.Epochs}: loss {TextTables.Number(epoch.TrainLoss)}{validation}{freeRun}{left}";
    }
}
