using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Wavecast.Cli.Rendering;

/// <summary>Shows on standard error how a training goes on: a bar on a terminal, a line now and then elsewhere, nothing when quiet.</summary>
internal static class TrainingDisplay
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Runs a training under the display.</summary>
    public static Task<T> ShowAsync<T>(Voice voice, Func<IProgress<TrainingProgress>?, Task<T>> train) =>
        !voice.ShowsProgress ? train(null)
        : voice.CanMove ? ShowBarAsync(voice, train)
        : train(new Lines(voice));

    private static async Task<T> ShowBarAsync<T>(Voice voice, Func<IProgress<TrainingProgress>?, Task<T>> train)
    {
        Progress progress = voice.ErrorAnsi().Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 24 }, new TaskDescriptionColumn { Alignment = Justify.Left });
        return await progress.StartAsync(context => train(new Bar(context.AddTask("training"))));
    }

    private static string Describe(TrainingProgress progress)
    {
        TrainingEpoch epoch = progress.Epoch;
        string validation = epoch.ValidationLoss is { } loss ? $", validation {TextTables.Number(loss)}" : "";
        string freeRun = epoch.FreeRunRmse is { } rmse ? $", free-run RMSE {TextTables.Number(rmse)}" : "";
        string left = progress.Left is { } time ? string.Create(CultureInfo.InvariantCulture, $", {Duration(time)} left") : "";
        return $"epoch {epoch.Epoch} of {progress.Epochs}: loss {TextTables.Number(epoch.TrainLoss)}{validation}{freeRun}{left}";
    }

    private static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? time.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture).TrimStart('0', '.') : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = Math.Max(1, value.Epochs);
            task.Value = value.Epoch.Epoch;
            task.Description = Markup.Escape(Describe(value));
        }
    }

    private sealed class Lines(Voice voice) : IProgress<TrainingProgress>
    {
        private long last = Stopwatch.GetTimestamp();

        public void Report(TrainingProgress value)
        {
            if (Stopwatch.GetElapsedTime(last) >= BetweenLines)
            {
                last = Stopwatch.GetTimestamp();
                voice.Say(Describe(value));
            }
        }
    }
}
