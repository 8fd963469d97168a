using System.Collections.Immutable;
using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>A forecast's whole way: candidates, what each is worth inside the history, their mean, its calibration, and the last fit to all that is known.</summary>
internal sealed class PanelFit
{
    /// <summary>An error within this multiple is as good.</summary>
    private const double AsGoodError = 1.05;

    /// <summary>An error within this part of the mean's is plainly better: on held-back parts of M3 less of a lead was chance, and a simple method alone lost by it.</summary>
    private const double PlainlyBetter = 0.6;

    /// <summary>An error beyond this multiple is no chance, however few origins there are.</summary>
    private const double MostByChance = 1.25;

    /// <summary>Series that candidates are compared on, evenly spread over the panel.</summary>
    private const int MostCompared = 500;

    /// <summary>The simplest methods, which are used alone where they are plainly better.</summary>
    private static readonly SimpleMethod[] Simplest = [SimpleMethods.Naive, SimpleMethods.SeasonalNaive, SimpleMethods.Drift, SimpleMethods.Mean];

    /// <summary>The name of the automatic choice.</summary>
    public const string AutoModel = "auto";

    private readonly FittedCandidate?[] fitted;
    private readonly PanelMix mix;
    private readonly int? network;
    private readonly Calibration calibration;
    private readonly bool[] knowsSeasons;
    private readonly SeriesEffects effects;

    private PanelFit(string[] names, FittedCandidate?[] fitted, PanelMix mix, int? network, Calibration calibration, SeriesEffects effects)
    {
        (Names, this.fitted, this.mix, this.network, this.calibration, this.effects) = (names, fitted, mix, network, calibration, effects);
        knowsSeasons = [.. names.Select(name => SeeksSeasons(name, names))];
    }

    /// <summary>Of the candidates.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Their parts in the forecast.</summary>
    public PanelMix Mix => mix;

    /// <summary>Their errors inside the history, by scale; NaN where there was no room.</summary>
    public required double[] Errors { get; init; }

    /// <summary>The same of the forecast.</summary>
    public required double Error { get; init; }

    /// <summary>Origins inside the history.</summary>
    public required int Origins { get; init; }

    /// <summary>The best of the simplest methods, if it is as good as the forecast: not worse by a twentieth or, at many origins, by more than chance.</summary>
    public required string? AsGood { get; init; }

    /// <summary>What is taken out of the series before.</summary>
    public EffectRecipe Effects => effects.Recipe;

    /// <summary>How the networks were made and why, best first.</summary>
    public required ImmutableArray<string> Recipes { get; init; }

    /// <summary>Fits a model by its name.</summary>
    /// <param name="data">All that is known.</param>
    /// <param name="model">A name.</param>
    /// <param name="members">Networks of an ensemble.</param>
    /// <param name="timeLimit">Until when more networks are trained than that; null for no more.</param>
    /// <param name="fitsAll">Whether candidates that have no part in the forecast are fitted too.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static PanelFit Run(CandidateData data, string model, int members, TimeSpan? timeLimit, bool fitsAll, CancellationToken cancellation)
    {
        NetworkCandidate networks = new(NetworkCandidate.IsPanel(data)) { KnowsLongSeasons = true, Members = members, Deadline = new Deadline(timeLimit) };
        Candidate[] candidates = [.. CandidatesFor(model, data.Season, networks, fitsAll)];
        CandidateData compared = Sample(data);
        EffectRecipe recipe = SeriesEffects.Choose(
            compared, data.Series.All(series => SeriesMath.ArePositive(series.Values)), data.SeeksLongSeasons && candidates.Any(candidate => candidate.KnowsLongSeasons), cancellation);
        InnerBacktest backtest = InnerBacktest.Run(compared, candidates, InnerOrigins.Of(compared), recipe, cancellation);
        double[] errors = ErrorsOf(backtest);
        PanelMix mix = model == AutoModel ? ChooseAll() : CandidateMix.Only(Array.FindIndex(candidates, candidate => candidate.Name == model), candidates.Length);
        SeriesEffects effects = SeriesEffects.Fit(data, recipe, cancellation);
        Func<bool, CandidateData[]> adjust = effects.AdjustOnce([data]);
        FittedCandidate?[] fitted = [.. candidates.Select((candidate, c) =>
            mix.Weights[c] > 0 || fitsAll ? candidate.Fit(adjust(candidate.KnowsLongSeasons)[0], FitPurpose.Forecast, cancellation) : null)];
        int place = Array.IndexOf(candidates, networks);
        bool saysHowFar = place >= 0 && mix.Weights[place] > 0 && fitted[place] is NetworkEnsemble { Members.Count: > 0 } && (networks.Found is not null || SaysHowFar(data));
        int? network = saysHowFar ? place : null;
        Calibration calibration = Calibration.Of(backtest, mix, network, adjust(true)[0]);
        return new PanelFit([.. candidates.Select(candidate => candidate.Name)], fitted, mix, network, calibration, effects)
        {
            Errors = errors,
            Error = backtest.Error(mix),
            AsGood = AsGoodOf(backtest, candidates, errors, mix),
            Origins = backtest.Actual.Count,
            Recipes = networks.Descriptions,
        };

        // At so many origins few series tell each what suits it; one without room for an origin takes what suits all.
        PanelMix ChooseAll()
        {
            CandidateMix all = Choose(backtest, candidates, errors, hasLongSeasons: !recipe.Seasons.IsEmpty);
            return !InnerOrigins.AreFew(data) ? all : new PanelMix([.. Enumerable.Range(0, data.Series.Length).Select(backtest.Only)
                .Select(own => (Backtest: own, Errors: ErrorsOf(own)))
                .Select(own => own.Errors.Any(double.IsFinite) ? Choose(own.Backtest, candidates, own.Errors, hasLongSeasons: !recipe.Seasons.IsEmpty) : all)]);
        }

        // Where there was nothing to train on, what stands in for networks is compared already, under its own name.
        double[] ErrorsOf(InnerBacktest of) => [.. candidates.Select((candidate, c) => candidate == networks && !networks.HasTrained ? double.NaN : of.Error(CandidateMix.Only(c, candidates.Length)))];
    }

    /// <summary>What a file must hold: the networks, if they have a part; and what calibrates intervals.</summary>
    public (IReadOnlyList<NetworkMember> Members, bool UsesQuantiles, Calibration Calibration) Learnt =>
        (fitted.OfType<NetworkEnsemble>().FirstOrDefault()?.Members ?? [], network is not null, calibration);

    /// <summary>A fit from a file: simple methods are fitted again, to the same data and so with the same bits.</summary>
    /// <param name="data">What was known at the fit.</param>
    /// <param name="effects">What is taken out of the series before.</param>
    /// <param name="names">Of the candidates.</param>
    /// <param name="mix">Their parts.</param>
    /// <param name="membersOf">The networks, of series without the effects.</param>
    /// <param name="usesQuantiles">Whether the networks' quantiles give the intervals' spread.</param>
    /// <param name="calibration">Of the intervals.</param>
    /// <param name="figures">Errors and what else is reported.</param>
    /// <exception cref="ArgumentException">There is no method of a name.</exception>
    public static PanelFit Restore(
        CandidateData data, EffectRecipe effects, string[] names, PanelMix mix, Func<CandidateData, IReadOnlyList<NetworkMember>> membersOf, bool usesQuantiles, Calibration calibration,
        (double[] Errors, double Error, string? AsGood, int Origins, ImmutableArray<string> Recipes) figures)
    {
        SeriesEffects learnt = SeriesEffects.Fit(data, effects, CancellationToken.None);
        Func<bool, CandidateData[]> adjust = learnt.AdjustOnce([data]);
        FittedCandidate?[] fitted = [.. names.Select((name, c) => mix.Weights[c] == 0 ? null
            : name == NetworkCandidate.Identifier ? new NetworkEnsemble(membersOf(adjust(true)[0]))
            : Simple(name, names).Fit(adjust(SeeksSeasons(name, names))[0], FitPurpose.Forecast, CancellationToken.None))];
        int? network = usesQuantiles ? Array.IndexOf(names, NetworkCandidate.Identifier) : null;
        return new PanelFit(names, fitted, mix, network, calibration, learnt)
        {
            Errors = figures.Errors,
            Error = figures.Error,
            AsGood = figures.AsGood,
            Origins = figures.Origins,
            Recipes = figures.Recipes,
        };
    }

    /// <summary>The forecasts at several origins, of the same series in the same order, each at least as long as at the fit.</summary>
    public PanelOutcome[] Forecast(IReadOnlyList<CandidateData> origins, CancellationToken cancellation)
    {
        Func<bool, CandidateData[]> adjust = effects.AdjustOnce(origins);
        CandidateForecast[]?[] forecasts = [.. fitted.Select((candidate, c) =>
            candidate?.Forecast(adjust(knowsSeasons[c]), cancellation).Zip(origins, (forecast, data) => effects.Restore(data, forecast, knowsSeasons[c])).ToArray())];
        return [.. origins.Select((data, o) => Outcome(data, adjust(true)[o], [.. forecasts.Select(forecast => forecast?[o])]))];
    }

    /// <summary>Whether networks have a part.</summary>
    public bool HasNetworks => fitted.Zip(mix.Weights).Any(pair => pair.First is NetworkEnsemble { Members.Count: > 0 } && pair.Second > 0);

    /// <summary>Whether nothing is forecast below 0 of series that never are; a simple method that was asked for says what it says.</summary>
    public bool KnowsFloors => Names.Contains(NetworkCandidate.Identifier);

    /// <summary>Whether a network that has a part reads features beside the values, to any effect.</summary>
    public bool ReadsFeatures => HasNetworks && fitted.OfType<NetworkEnsemble>().Single().Members
        .Any(member => member.Network.Recipe is { Layout.Features: var features, Updates: var updates } && (features.Past > 0 || (features.Any && updates > 0)));

    /// <summary>Paths drawn by the networks, <c>[path][series][horizon]</c>, with the forecast as their median and its spread; null where no network has a part.</summary>
    public double[][][]? Draw(CandidateData data, int count, CancellationToken cancellation)
    {
        if (!HasNetworks)
        {
            return null;
        }
        double[][][] drawn = fitted.OfType<NetworkEnsemble>().Single().Draw(effects.Adjust(data, knowsSeasons: true), Math.Max(count, PathCalibration.FewestDrawn), cancellation);
        drawn = [.. drawn.Select(path => effects.Restore(data, new CandidateForecast(path), knowsSeasons: true).Median)];
        PathCalibration.Apply(drawn, data, Forecast([data], cancellation)[0]);
        return drawn[..count];
    }

    private PanelOutcome Outcome(CandidateData data, CandidateData adjusted, CandidateForecast?[] forecasts)
    {
        ComingDifficulty coming = ComingDifficulty.Of(adjusted);
        double[][] values = new double[data.Series.Length][];
        (double, double)[][][] intervals = new (double, double)[values.Length][][];
        double[] scales = [.. data.Series.Select(series => network is null ? data.SpreadScaleOf(series.Values) : data.ScaleOf(series.Values)).Select(scale => scale > 0 ? scale : 0)];
        Spreads spreads = calibration.SpreadsOf(scales, network is { } quantiles ? forecasts[quantiles]!.Quantiles : null);
        for (int i = 0; i < values.Length; i++)
        {
            CandidateMix own = mix[i];
            double[] centre = values[i] = [.. Enumerable.Range(0, data.Horizon).Select(h => own.Of([.. forecasts.Select((forecast, c) => own.Weights[c] > 0 ? forecast!.Median[i][h] : 0)]))];
            intervals[i] = [.. Enumerable.Range(0, data.Quantiles.Length / 2).Select(level =>
                Enumerable.Range(0, data.Horizon).Select(h => calibration.Interval(level, spreads.At(i, level, h), centre[h], coming.StretchOf(i))).ToArray())];
            Nest(intervals[i]);
            if (data.IsOfCounts || (KnowsFloors && CandidateData.HasFloor(data.Series[i])))
            {
                EndAtZero(values[i], intervals[i], data.IsOfCounts);
            }
        }
        return new PanelOutcome(values, intervals, [.. forecasts.Select(forecast => forecast?.Median)], coming);
    }

    /// <summary>What lies below 0 becomes 0, and of counts the ends the next ones outward.</summary>
    private static void EndAtZero(double[] values, (double Lower, double Upper)[][] intervals, bool areCounts)
    {
        for (int h = 0; h < values.Length; h++)
        {
            values[h] = Math.Max(0, values[h]);
            foreach ((double Lower, double Upper)[] level in intervals)
            {
                (double lower, double upper) = (Math.Max(0, level[h].Lower), Math.Max(0, level[h].Upper));
                level[h] = areCounts ? (Math.Floor(lower), Math.Ceiling(upper)) : (lower, upper);
            }
        }
    }

    /// <summary>Whether a distribution that was asked for gives the spread of intervals also where series are few: of direct networks, since what a recursive one says is of one step.</summary>
    private static bool SaysHowFar(CandidateData data) => data.Distribution != ForecastDistribution.Quantiles && data.Strategy == ForecastStrategy.Direct;

    /// <summary>A wider interval holds the narrower ones.</summary>
    private static void Nest((double Lower, double Upper)[][] intervals)
    {
        for (int level = intervals.Length - 2; level >= 0; level--)
        {
            for (int h = 0; h < intervals[level].Length; h++)
            {
                (double lower, double upper) = intervals[level + 1][h];
                intervals[level][h] = (Math.Min(intervals[level][h].Lower, lower), Math.Max(intervals[level][h].Upper, upper));
            }
        }
    }

    /// <summary>All that is compared.</summary>
    private static IEnumerable<Candidate> CandidatesFor(string model, int season, NetworkCandidate networks, bool comparesAll)
    {
        bool isSimple = model is not (AutoModel or NetworkCandidate.Identifier);
        SimpleMethod? asked = isSimple ? SimpleMethods.Named(model) : null;
        // Beside a simple method that was asked for, the simplest are enough to say whether it is worth it.
        bool onlySimplest = isSimple && !comparesAll;
        SimpleMethod[] methods =
        [
            .. onlySimplest ? [] : new[] { SimpleMethods.Linear, SimpleMethods.Theta },
            .. onlySimplest || season > 24 ? [] : new[] { SimpleMethods.Ets },
            .. onlySimplest || season is > 1 and <= 24 ? [] : new[] { SimpleMethods.StlEts },
            .. season > 1 ? new[] { SimpleMethods.SeasonalNaive } : [], SimpleMethods.Mean, SimpleMethods.Naive, SimpleMethods.Drift,
        ];
        return
        [
            .. isSimple ? [] : new Candidate[] { networks },
            .. methods.Union(asked is null ? [] : [asked]).Select(method => Simple(method.Name, isSimple ? [] : [NetworkCandidate.Identifier])),
        ];
    }

    private static SimpleCandidate Simple(string name, IReadOnlyList<string> beside)
    {
        bool seeks = SeeksSeasons(name, beside);
        return new SimpleCandidate(SimpleMethods.Named(name), seeks) { KnowsLongSeasons = seeks };
    }

    /// <summary>Whether a candidate looks for each series' own season where the panel has none, and knows of long ones: the networks and, beside them, methods that go beyond the simplest. One that was asked for by itself takes what it was told.</summary>
    private static bool SeeksSeasons(string name, IReadOnlyList<string> beside) =>
        beside.Contains(NetworkCandidate.Identifier) && !Simplest.Any(method => method.Name == name) && name != SimpleMethods.Naive2.Name;

    /// <summary>The mean of all, or one of the simplest methods alone where it is plainly better.</summary>
    private static CandidateMix Choose(InnerBacktest backtest, Candidate[] candidates, double[] errors, bool hasLongSeasons)
    {
        // Drift, and naive beside its seasonal form, are there to be compared with; in the mean they would stand for others once more. So are methods that
        // know of no long season where there is one.
        bool hasSeason = candidates.Any(candidate => candidate.Name == SimpleMethods.SeasonalNaive.Name);
        bool isCompared = errors.Any(double.IsFinite);
        bool[] takesPart = [.. candidates.Select((candidate, c) =>
            (candidate.KnowsLongSeasons || !hasLongSeasons) && candidate.Name != SimpleMethods.Drift.Name && !(hasSeason && candidate.Name == SimpleMethods.Naive.Name) && double.IsFinite(errors[c]) == isCompared)];
        CandidateMix mix = MixWeights.Of(backtest, errors, takesPart);
        double mixed = backtest.Error(mix);
        int simplest = BestOfSimplest(candidates, errors);
        return simplest >= 0 && errors[simplest] <= PlainlyBetter * mixed ? CandidateMix.Only(simplest, candidates.Length) : mix;
    }

    private static int BestOfSimplest(Candidate[] candidates, double[] errors) => Enumerable.Range(0, candidates.Length)
        .Where(c => Simplest.Any(method => method.Name == candidates[c].Name) && !double.IsNaN(errors[c])).OrderBy(c => errors[c]).FirstOrDefault(-1);

    private static string? AsGoodOf(InnerBacktest backtest, Candidate[] candidates, double[] errors, PanelMix mix)
    {
        int simplest = BestOfSimplest(candidates, errors);
        if (simplest < 0)
        {
            return null;
        }
        double[] differences = [.. backtest.ErrorByOrigin(CandidateMix.Only(simplest, candidates.Length)).Zip(backtest.ErrorByOrigin(mix), (one, other) => one - other).Where(double.IsFinite)];
        double error = backtest.Error(mix);
        bool isChance = errors[simplest] <= MostByChance * error && PredictiveAccuracy.CanTell(differences.Length)
            && !PredictiveAccuracy.IsWorse(differences, backtest.Origins.Overlap);
        return isChance || errors[simplest] <= AsGoodError * error ? candidates[simplest].Name : null;
    }

    private static CandidateData Sample(CandidateData data) => data.Series.Length <= MostCompared
        ? data
        : data.Only(Enumerable.Range(0, MostCompared).Select(i => (int)((long)i * data.Series.Length / MostCompared)));
}
