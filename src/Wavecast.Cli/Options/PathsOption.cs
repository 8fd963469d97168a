using System.CommandLine;
using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;

namespace Wavecast.Cli.Options;

/// <summary>The options <c>--paths</c> and <c>--path-count</c>: sample paths of a forecast.</summary>
internal sealed class PathsOption
{
    private const string Name = "--paths";
    private const int DefaultCount = 100;

    private readonly Option<string?> file = Value.Text(Name, "FILE.csv", "Ways in which the series may go on, drawn by the networks: a row for each step of each path.");
    private readonly Option<int?> count = Value.Whole("--path-count", 1, 10_000, "Paths of each series for --paths; default 100.");

    public void AddTo(Command command)
    {
        command.Options.Add(file);
        command.Options.Add(count);
    }

    /// <summary>Where the paths go, looked at before any work is done; null where none are asked for.</summary>
    /// <exception cref="UsageException">They cannot be written, or the model draws none.</exception>
    public string? Check(ParseResult parsed, PanelForecastOptions asked, params ReadOnlySpan<string> others)
    {
        string? path = parsed.GetValue(file);
        if (path is null)
        {
            return parsed.GetValue(count) is null ? null : throw new UsageException($"--path-count needs {Name} FILE.csv, where the paths go.");
        }
        OutputPath.CheckEnding(Name, path, ".csv");
        OutputPath.Check(Name, path, [.. others]);
        return asked.Model is PanelForecastOptions.Auto or PanelForecastOptions.Lstm
            ? path
            : throw new UsageException($"{Name} needs networks, which draw them, and --model {asked.Model} has none; take auto or lstm.");
    }

    /// <summary>Makes sure that paths can be drawn, before anything is written.</summary>
    /// <exception cref="UsageException">No network has a part in the forecast.</exception>
    public static void CheckDraws(PanelForecaster forecaster)
    {
        if (!forecaster.DrawsPaths)
        {
            throw new UsageException(forecaster.Options.Model == PanelForecastOptions.Lstm
                ? $"{Name}: no network could be trained on so short or constant a history, so that nothing can be drawn; leave it out."
                : $"{Name}: the networks have no part in this forecast, so that nothing can be drawn; take --model lstm.");
        }
    }

    public void Write(string path, PanelForecaster forecaster, ParseResult parsed, CancellationToken cancellation) =>
        PathsCsv.Write(path, forecaster.SamplePaths(parsed.GetValue(count) ?? DefaultCount, cancellation));
}
