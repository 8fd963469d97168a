using System.Globalization;
using System.Reflection;
using Wavecast.Forecasting;

namespace Wavecast.Reports.Forecasts;

/// <summary>What it takes to make the page again.</summary>
internal static class AgainSection
{
    public static ReportSection Of(ForecastReportInput input)
    {
        PanelForecastOptions options = input.Forecaster.Options;
        (string, string)[] facts =
        [
            ("command", input.Command is { Length: > 0 } command ? (command.Contains('`', StringComparison.Ordinal) ? command : $"`{command}`") : ""),
            ("version", $"Wavecast {Version}"),
            ("model", options.Model),
            ("horizon", Wording.Whole(options.Horizon)),
            ("season", options.Season is { } season ? Wording.Whole(season) : "not given"),
            ("levels", string.Join(", ", options.Levels.Select(Wording.Level))),
            ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
            ("members", Wording.Whole(options.Members)),
            ("missing values", options.Missing.ToString().ToLowerInvariant()),
        ];
        return new ReportSection("Make it again", [new ReportFacts([.. facts.Where(fact => fact.Item2.Length > 0)]), new ReportParagraph("The same data, options and version give the same forecast to the bit, on any number of threads.")]);
    }

    /// <summary>Without the commit, which builds put behind a plus.</summary>
    private static string Version => (typeof(PanelForecaster).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];
}
