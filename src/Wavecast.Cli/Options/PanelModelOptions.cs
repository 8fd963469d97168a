using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Options;

/// <summary>What is asked of a forecast of a panel.</summary>
internal sealed class PanelModelOptions
{
    private const int MostSteps = 1 << 12;
    private const int LongestSeason = 1 << 20;
    private const string NoCalendar = "none";
    private const int MostLevels = 20;

    private static readonly string[] Models = [PanelForecastOptions.Auto, PanelForecastOptions.Lstm, .. SimpleMethods.All.Select(method => method.Name)];

    private readonly Option<int?> horizon = Value.Whole("--horizon", 1, MostSteps, "Steps to forecast.");

    private readonly Option<int?> season = Value.Whole(
        "--season", 1, LongestSeason, "Steps of a season, 1 for none; default that of the frequency, or the one found where there is no calendar.");

    private readonly Option<string?> model = Value.Option<string?>(
        "--model", "auto|lstm|NAME", $"What forecasts; default auto: networks and simple methods, weighted by their errors inside the history. A NAME is {string.Join(", ", Models[2..])}.", ToModel);

    private readonly Option<double[]?> levels = Value.Option<double[]?>("--levels", "80,95", "Prediction intervals, in percent; default 80,95.", ToLevels);

    private readonly Option<TimeSpan?> timeLimit = Value.Duration(
        "--time-limit", "How long a fit may take: more networks are trained as long as there is time, and what must be done is done. The result then depends on the machine's speed.");

    private readonly Option<WindowSampling?> windows = Value.Choice<WindowSampling?>(
        "--windows", "What the networks are trained on: each series as often as any other (default), or each window.", ("evenly", WindowSampling.Evenly), ("by-length", WindowSampling.ByLength));

    private readonly Option<CalendarFeature[]?> calendar = Value.Option<CalendarFeature[]?>(
        "--calendar", "none|month,weekday,hour,fourier:K", "What the calendar tells of each step, known in advance; fourier:K is K pairs of sine and cosine over the year. Without it a week of hours and a year of days are found by themselves; none for neither.", ToCalendar);

    private readonly Option<bool> embedding = new("--series-embedding") { Description = "Let the networks know which series they read; 2 to 256 series." };

    private readonly Option<ForecastDistribution?> distribution = Value.Choice<ForecastDistribution?>(
        "--distribution",
        "What the networks say of a step: quantiles of no form (default), or a distribution's parameters.",
        ("quantiles", ForecastDistribution.Quantiles),
        ("gaussian", ForecastDistribution.Gaussian),
        ("student-t", ForecastDistribution.StudentT),
        ("negative-binomial", ForecastDistribution.NegativeBinomial));

    private readonly Option<ForecastStrategy?> strategy = Value.Choice<ForecastStrategy?>(
        "--strategy",
        "How the networks reach the steps: one after the other, all at once, or segments of several; default auto.",
        ("auto", ForecastStrategy.Auto),
        ("recursive", ForecastStrategy.Recursive),
        ("direct", ForecastStrategy.Direct),
        ("segments", ForecastStrategy.Segments));

    private readonly Option<long?> seed = RunOptions.Seed("What everything random comes from; default 0.");

    private readonly Option<int?> threads = RunOptions.Threads();

    /// <summary>What a fit depends on.</summary>
    private IEnumerable<Option> OfTheFit => [horizon, season, model, levels, timeLimit, distribution, strategy, windows, calendar, embedding, seed];

    public void AddTo(Command command)
    {
        foreach (Option option in OfTheFit.Append(threads))
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">No horizon is given.</exception>
    public PanelForecastOptions Read(ParseResult parsed, PanelDataOptions data) => new()
    {
        Horizon = parsed.GetValue(horizon) ?? throw new UsageException($"wavecast {parsed.CommandResult.Command.Name} needs --horizon N, the steps to forecast."),
        Season = parsed.GetValue(season),
        Model = parsed.GetValue(model) ?? PanelForecastOptions.Auto,
        Levels = parsed.Given(levels) is { } given ? [.. given] : [80, 95],
        TimeLimit = parsed.GetValue(timeLimit),
        Seed = parsed.GetValue(seed) ?? 0,
        Threads = parsed.ThreadsOf(threads),
        Missing = data.MissingOf(parsed),
        Distribution = parsed.GetValue(distribution) ?? ForecastDistribution.Quantiles,
        Strategy = parsed.GetValue(strategy) ?? ForecastStrategy.Auto,
        Windows = parsed.GetValue(windows) ?? WindowSampling.Evenly,
        Calendar = [.. parsed.Given(calendar) ?? []],
        FindsLongSeasons = parsed.Given(calendar) is null,
        HasSeriesEmbedding = parsed.GetValue(embedding),
    };

    public int ThreadsOf(ParseResult parsed) => parsed.ThreadsOf(threads);

    /// <summary>The first option of a fit, or of <paramref name="others"/>, that the command line has; null for none.</summary>
    public string? FirstGiven(ParseResult parsed, params IEnumerable<Option> others) => OfTheFit.Concat(others).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    private static string ToModel(string text) => Models.Contains(text) ? text : throw new UsageException($"one of {string.Join(", ", Models)}");

    private static CalendarFeature[] ToCalendar(string text)
    {
        if (text == NoCalendar)
        {
            return [];
        }
        CalendarFeature?[] features = [.. text.Split(',').Select(CalendarFeature.TryParse)];
        return features.All(feature => feature is not null) && features.Select(feature => feature!.Name.Split(':')[0]).Distinct().Count() == features.Length
            ? [.. features.OfType<CalendarFeature>()]
            : throw new UsageException("some of month, weekday, hour and fourier:K with K from 1 to 20, each once, such as month,weekday; or none");
    }

    private static double[] ToLevels(string text)
    {
        double[] values = [.. text.Split(',').Select(part =>
            double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double level) ? level : double.NaN)];
        bool ascends = values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);
        return ascends && values.Length <= MostLevels && Array.TrueForAll(values, level => level is > 0 and < 100)
            ? values
            : throw new UsageException($"percents above 0 and below 100, ascending, at most {MostLevels}, such as 80,95");
    }
}
