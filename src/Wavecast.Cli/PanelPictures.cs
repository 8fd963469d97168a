using Wavecast.Cli.Options;
using Wavecast.Plotting;

namespace Wavecast.Cli;

/// <summary>What pictures of forecasts can show.</summary>
internal static class PanelPictures
{
    /// <exception cref="UsageException">A picture is asked for, and more levels than it can tell apart.</exception>
    public static void CheckLevels(PanelForecastOptions asked, string[] paths)
    {
        if (asked.Levels.Length > FanChart.MostLevels && Array.Find(paths, path => !OutputsOption.IsCsv(path)) is { } picture)
        {
            throw new UsageException($"--levels has {asked.Levels.Length}, but a picture such as '{picture}' shows {FanChart.MostLevels} at most; give fewer, or write a .csv only.");
        }
    }
}
