using System.Collections.Immutable;
using Wavecast.Candidates;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>A fitted forecast of a panel: what was chosen and why, and the forecasts from the end of what is known. Immutable, safe to use from several threads.</summary>
public sealed class PanelForecaster
{
    private const long MostDrawn = 100_000_000;

    /// <summary>Up to here what intervals and their factors make of values is finite.</summary>
    private const double LargestValue = 1e300;

    private readonly PanelFit fit;
    private readonly CandidateData data;
    private readonly ImmutableArray<int> fittedLengths;

    private PanelForecaster(Panel panel, PanelForecastOptions options, CandidateData data, PanelFit fit, ImmutableArray<string> notes, ImmutableArray<int> fittedLengths)
    {
        (Panel, Options, this.data, this.fit, Notes, this.fittedLengths) = (panel, options, data, fit, notes, fittedLengths);
        Candidates = [.. fit.Names.Select((name, c) => new CandidateReport(name, fit.Errors[c], fit.Mix.Weights[c]))];
    }

    /// <summary>What is known.</summary>
    public Panel Panel { get; }

    /// <summary>What was asked for.</summary>
    public PanelForecastOptions Options { get; }

    /// <summary>Steps of a season; 1 for none.</summary>
    public int Season => data.Season;

    /// <summary>Seasons longer than <see cref="Season"/> that were found, such as <c>week</c> and <c>year</c>.</summary>
    public ImmutableArray<string> LongSeasons => [.. fit.Effects.Seasons.Select(season => season.Name)];

    /// <summary>What was compared, each with its error inside the history and its part in the forecast.</summary>
    public ImmutableArray<CandidateReport> Candidates { get; }

    /// <summary>Whether each series is forecast with weights of its own, as two to eight are; <see cref="Candidates"/> has their means.</summary>
    public bool HasOwnWeights => fit.Mix.Mixes.Length > 1;

    /// <summary>The error of the forecast inside the history, as <see cref="CandidateReport.Mase"/>; NaN where there was no room for an origin.</summary>
    public double Mase => fit.Error;

    /// <summary>Origins inside the history at which the candidates were compared.</summary>
    public int Origins => fit.Origins;

    /// <summary>The one candidate that forecasts, or <c>combination</c> for a mean of several.</summary>
    public string Chosen => Candidates.Count(candidate => candidate.Weight > 0) == 1 ? Candidates.First(candidate => candidate.Weight > 0).Name : "combination";

    /// <summary>How the networks were made and why, in words, best first; empty where none were tried.</summary>
    public ImmutableArray<string> Recipes => fit.Recipes;

    /// <summary>What a reader of the forecast should know: gaps, short histories, a simple method that is as good.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Forecasts from the end of what is known.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PanelForecast Forecast(CancellationToken cancellationToken = default) => Forecast(Options.Horizon, cancellationToken);

    /// <summary>Forecasts of the first steps behind the end of what is known.</summary>
    /// <param name="horizon">Steps, from 1 to the horizon that the model was fitted for: how far it errs beyond that was never measured.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1 or longer than that of the fit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PanelForecast Forecast(int horizon, CancellationToken cancellationToken = default)
    {
        if (horizon < 1 || horizon > Options.Horizon)
        {
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"The model was fitted to forecast {Options.Horizon} steps; ask for 1 to {Options.Horizon}, or fit one with a longer horizon.");
        }
        PanelOutcome outcome = fit.Forecast([data], cancellationToken)[0];
        return ForecastOf(Panel, Options with { Horizon = horizon }, outcome) with { Notes = outcome.Coming.Notes(data) };
    }

    /// <summary>Whether networks have a part in the forecast, so that <see cref="SamplePaths"/> can be drawn.</summary>
    public bool DrawsPaths => fit.HasNetworks;

    /// <summary>Draws ways in which the series may go on: free runs of the networks, each step drawn from what they say of it and read as if it had come.</summary>
    /// <remarks>
    /// Steps that a network says at once are drawn together, with the dependence that errors had in the history. At each step the paths'
    /// median is the forecast and their spread that of its narrowest interval. The draws are addressed by <see cref="PanelForecastOptions.Seed"/>: the same
    /// model draws the same paths, and of 100 or less the first ones are the same however many are asked for.
    /// </remarks>
    /// <param name="count">Paths of each series, from 1 to 10,000.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">The number is out of range, or the paths of all series together are more than 100 million numbers.</exception>
    /// <exception cref="InvalidOperationException">No levels of intervals were asked for, so that no spread was learnt; or the forecast is by simple methods alone (<see cref="DrawsPaths"/>).</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ImmutableArray<SeriesPaths> SamplePaths(int count, CancellationToken cancellationToken = default)
    {
        if ((long)count * Panel.Count * Options.Horizon > MostDrawn)
        {
            throw new ArgumentException($"{count} paths of {Panel.Count} series and {Options.Horizon} steps are more than {MostDrawn} numbers; draw fewer.", nameof(count));
        }
        if (Options.Levels.IsEmpty)
        {
            throw new InvalidOperationException("Sample paths have the spread of the intervals, and no levels were asked for; give some.");
        }
        double[][][] drawn = fit.Draw(data, Require.InRange(count, 1, 10_000), cancellationToken)
            ?? throw new InvalidOperationException($"Sample paths are drawn by networks, and none has a part in this forecast ('{Chosen}'); take the model '{PanelForecastOptions.Lstm}'.");
        return [.. Panel.Select((series, i) => new SeriesPaths(series.Id, series.Index.Next(Options.Horizon), [.. drawn.Select(path => path[i].ToImmutableArray())]))];
    }

    /// <summary>The same model with what has come since: nothing is fitted anew, forecasts go on from the new ends.</summary>
    /// <param name="panel">The same series in the same order, each the old one gone on.</param>
    /// <exception cref="ArgumentException">A series is missing, begins elsewhere or is shorter than before, has other covariates, or was revised where the model was fitted to it.</exception>
    public PanelForecaster Append(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        if (panel.Count != Panel.Count)
        {
            throw new ArgumentException($"The model was fitted to {Panel.Count} series and is given {panel.Count}; give it the same ones.", nameof(panel));
        }
        for (int i = 0; i < panel.Count; i++)
        {
            if (panel[i].Id != Panel[i].Id || panel[i].Length < Panel[i].Length || !panel[i].Index.Range(0, Panel[i].Length).Equals(Panel[i].Index))
            {
                throw new ArgumentException($"Series '{panel[i].Id}' is not '{Panel[i].Id}' gone on: give each series from its first step, in the same order.", nameof(panel));
            }
            CheckSameHistory(panel[i], Panel[i], fittedLengths[i]);
        }
        return new PanelForecaster(panel, Options, DataOf(panel, Options, data.Season), fit, Notes, fittedLengths);
    }

    /// <summary>A model is fitted again from its file, so that what it was fitted to must stay what it was.</summary>
    private static void CheckSameHistory(Series now, Series before, int fitted)
    {
        if (!now.HasCovariatesOf(before) || !now.StaticFeatures.SequenceEqual(before.StaticFeatures))
        {
            throw new ArgumentException($"Series '{now.Id}' has other covariates than the model was fitted with; give the same ones, in the same order, with the same static features.", nameof(now));
        }
        if (FirstRevised(now.Values, before.Values, fitted) is int step and >= 0)
        {
            throw new ArgumentException($"Series '{now.Id}' was revised at {now.Index.TextAt(step)}, where the model was fitted to it; fit it anew, or give the values as they were.", nameof(now));
        }
        for (int c = 0; c < now.Covariates.Length; c++)
        {
            if (FirstRevised(now.Covariates[c].Values, before.Covariates[c].Values, fitted) is int revised and >= 0)
            {
                throw new ArgumentException(
                    $"Covariate '{now.Covariates[c].Name}' of series '{now.Id}' was revised at {now.Index.TextAt(revised)}, where the model was fitted to it; fit it anew, or give the values as they were.", nameof(now));
            }
        }
    }

    private static int FirstRevised(ReadOnlySpan<double> now, ReadOnlySpan<double> before, int length)
    {
        for (int t = 0; t < length; t++)
        {
            if (!now[t].Equals(before[t]))
            {
                return t;
            }
        }
        return -1;
    }

    /// <summary>Writes the model to one file: the series, what was chosen, the networks, and what calibrates its intervals.</summary>
    /// <param name="path">Where to; the file appears whole or not at all.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path) => PanelForecasterFile.Write(path, this, fittedLengths);

    /// <summary>Reads a model; its forecasts have the bits of the one that was saved.</summary>
    /// <param name="path">A file of <see cref="Save"/>.</param>
    /// <param name="threads">Threads to forecast on, from 1; null for as many as there are processors.</param>
    /// <exception cref="Storage.ModelFormatException">It is no such file, or is damaged; the message says why.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PanelForecaster Load(string path, int? threads = null)
    {
        PanelForecaster read = PanelForecasterFile.Read(path);
        return threads is not { } given ? read
            : new PanelForecaster(read.Panel, read.Options with { Threads = given }, read.data with { Threads = given }, read.fit, read.Notes, read.fittedLengths);
    }

    /// <summary>What is kept of the fit.</summary>
    internal PanelFit Learnt => fit;

    /// <summary>A model from its parts.</summary>
    /// <param name="panel">What is known.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="season">Steps of a season.</param>
    /// <param name="fittedLengths">Steps of each series that were known at the fit.</param>
    /// <param name="fit">Makes the fit from what was known then.</param>
    /// <param name="notes">What a reader should know.</param>
    internal static PanelForecaster Restore(
        Panel panel, PanelForecastOptions options, int season, ImmutableArray<int> fittedLengths, Func<CandidateData, PanelFit> fit, ImmutableArray<string> notes)
    {
        CandidateData known = DataOf(panel, options, season);
        CandidateData fitted = DataOf(new Panel(panel.Select((series, i) => series.Take(fittedLengths[i]))), options, season);
        return new PanelForecaster(panel, options, known, fit(fitted), notes, fittedLengths);
    }

    internal static PanelForecaster Fit(Panel panel, PanelForecastOptions options, bool fitsAll, CancellationToken cancellation)
    {
        int season = SeasonOf(panel, options);
        CandidateData data = DataOf(panel, options, season);
        PanelFit fit = PanelFit.Run(data, options.Model, options.Members, options.TimeLimit, fitsAll, cancellation);
        return new PanelForecaster(panel, options, data, fit, FitNotes.Of(panel, options, data, fit), [.. panel.Select(series => series.Length)]);
    }

    /// <summary>The season that was asked for, the frequency's, or the one found in the values.</summary>
    internal static int SeasonOf(Panel panel, PanelForecastOptions options) =>
        options.Season ?? (panel.Frequency.IsCalendar ? panel.Frequency.SeasonLength : SeasonSearch.Find(panel));

    private static CandidateData DataOf(Panel panel, PanelForecastOptions options, int season)
    {
        ImmutableArray<double> outer = [.. options.Levels.Reverse().Select(level => (1 - level / 100) / 2)];
        return new CandidateData(
            [.. CovariateSetting.Of([.. panel.Select(series => Trimmed(series, options.Missing))], options, season)], season, options.Horizon,
            [.. outer, 0.5, .. outer.Reverse().Select(level => 1 - level)], options.Seed, options.Threads, options.Missing)
        {
            Distribution = options.Distribution,
            Strategy = options.Strategy,
            SeeksLongSeasons = options.FindsLongSeasons && options.Calendar.IsEmpty,
            IsByLength = options.Windows == WindowSampling.ByLength,
        };
    }

    /// <summary>Outcomes at several origins, without a new fit.</summary>
    /// <param name="panels">At each origin the same series in the same order, each at least as long as at the fit.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal PanelOutcome[] OutcomesOf(IReadOnlyList<Panel> panels, CancellationToken cancellation) =>
        fit.Forecast([.. panels.Select(panel => DataOf(panel, Options, data.Season))], cancellation);

    internal static PanelForecast ForecastOf(Panel panel, PanelForecastOptions options, PanelOutcome outcome) =>
        new([.. panel.Select((series, i) => new SeriesForecast(
            series.Id, series.Index.Next(options.Horizon), [.. outcome.Values[i].AsSpan(0, options.Horizon)],
            [.. options.Levels.Select((level, l) => IntervalOf(level, outcome.Intervals[i][options.Levels.Length - 1 - l].Take(options.Horizon)))]))]);

    private static PredictionInterval IntervalOf(double level, IEnumerable<(double Lower, double Upper)> ends) =>
        new(level, [.. ends.Select(end => end.Lower)], [.. ends.Select(end => end.Upper)]);

    /// <summary>A series from its first known value on and without gaps, as methods read it that know of none.</summary>
    internal static ReadOnlySpan<double> Filled(Series series, int season) =>
        Trimmed(series, MissingValues.Mask).Fill(season > 1 ? MissingValues.Seasonal : MissingValues.Interpolate, season).Values;

    /// <summary>Steps before the first known value; all of them where none is known.</summary>
    internal static int LeadingGap(Series series)
    {
        int first = 0;
        while (first < series.Length && double.IsNaN(series[first]))
        {
            first++;
        }
        return first;
    }

    /// <summary>From the first known value on: what is missing before it tells nothing.</summary>
    private static Series Trimmed(Series series, MissingValues missing)
    {
        int first = LeadingGap(series);
        Series known = first < series.Length ? series.Range(first, series.Length) : throw new ArgumentException($"Series '{series.Id}' has no values; leave it out.");
        (double least, double most) = SeriesMath.RangeOfKnown(known.Values);
        if (Math.Max(-least, most) > LargestValue)
        {
            double largest = -least > most ? least : most;
            throw new ArgumentException(FormattableString.Invariant($"Series '{series.Id}' has the value {largest}; at most {LargestValue} can be forecast. Give it in a larger unit."));
        }
        return missing == MissingValues.Error ? known.Fill(missing) : known;
    }
}
