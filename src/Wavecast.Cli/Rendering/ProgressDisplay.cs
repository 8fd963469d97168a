using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Wavecast.Cli.Rendering;

/// <summary>Shows on standard error how a long work goes on: a bar on a terminal, a line now and then elsewhere, nothing when quiet.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Runs a work under the display.</summary>
    /// <param name="voice">Where to.</param>
    /// <param name="name">What the bar says before the first report.</param>
    /// <param name="see">How a report looks.</param>
    /// <param name="work">Does the work; null: nobody wants to hear of its progress.</param>
    public static Task<TResult> ShowAsync<TProgress, TResult>(Voice voice, string name, Func<TProgress, ProgressView> see, Func<IProgress<TProgress>?, Task<TResult>> work) =>
        !voice.ShowsProgress ? work(null)
        : voice.CanMove ? ShowBarAsync(voice, name, see, work)
        : work(new Lines<TProgress>(voice, see));

    /// <summary>Hours, minutes and seconds.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? time.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture).TrimStart('0', '.') : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    private static async Task<TResult> ShowBarAsync<TProgress, TResult>(
        Voice voice, string name, Func<TProgress, ProgressView> see, Func<IProgress<TProgress>?, Task<TResult>> work)
    {
        Progress progress = voice.ErrorAnsi().Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 24 }, new TaskDescriptionColumn { Alignment = Justify.Left });
        return await progress.StartAsync(context => work(new Bar<TProgress>(context.AddTask(name), see)));
    }

    private sealed class Bar<TProgress>(ProgressTask task, Func<TProgress, ProgressView> see) : IProgress<TProgress>
    {
        public void Report(TProgress value)
        {
            ProgressView view = see(value);
            task.MaxValue = Math.Max(1, view.Parts);
            task.Value = view.Done;
            task.Description = Markup.Escape(view.Text);
        }
    }

    private sealed class Lines<TProgress>(Voice voice, Func<TProgress, ProgressView> see) : IProgress<TProgress>
    {
        private long last = Stopwatch.GetTimestamp();

        public void Report(TProgress value)
        {
            if (Stopwatch.GetElapsedTime(last) >= BetweenLines)
            {
                last = Stopwatch.GetTimestamp();
                voice.Say(see(value).Text);
            }
        }
    }
}
