using System.Collections.Immutable;
using Wavecast.Metrics;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Candidates;

/// <summary>Finds the recipe of a panel's networks: what is held back, the last horizon of each series, is forecast by one network of each recipe.</summary>
/// <remarks>One thing after the other, each at its best so far: transformation and level; look-back; features beside the values; logarithm; length of training.</remarks>
internal sealed class RecipeSearch(CandidateData panel, Deadline deadline, CancellationToken cancellation)
{
    /// <summary>The part of a time limit after which nothing further is tried.</summary>
    private const double LastTrial = 0.3;

    private const int Hidden = 48;

    /// <summary>A second recipe that is this close to the best is used beside it.</summary>
    private const double NearlyAsGood = 1.03;

    /// <summary>An error that is not below this part of the one before is not worth twice the time.</summary>
    private const double LittleHelp = 0.99;

    private const int MostLevelSteps = 4096;
    private const int MostSegments = 64;

    /// <summary>Of segments of one step.</summary>
    private const int MostRecursiveLookBack = 200;

    /// <summary>Features of the horizon that a network reads at each segment; of more only their linear effects are used.</summary>
    private const int MostFutureInputs = 1024;

    /// <summary>Longer trainings, in trials.</summary>
    private static readonly double[] LongerTrainings = [2.5, 5];

    private readonly CandidateData data = LongEnough(panel);
    private readonly CandidateData training = LongEnough(panel).Before(HeldBack(panel));
    private readonly bool percent = panel.Series.All(series => SeriesTransform.Log.CanFit(series.Values, panel.Season));
    private readonly Dictionary<MemberRecipe, double> errors = [];
    private readonly int held = HeldBack(panel);
    private MemberRecipe? first;
    private (double Mase, double Smape)? reference;

    /// <summary>Updates of a trial's training.</summary>
    public int TrialUpdates { get; init; } = 1000;

    /// <summary>The recipes to use, best first: one, or two where they are nearly as good and of different transformations.</summary>
    public IReadOnlyList<MemberRecipe> Find()
    {
        MemberRecipe best = Best(Starts());
        best = Best([.. LookBacks().Select(segments => WithLookBack(best, segments))]);
        if (FeatureScaling.CountsOf(data) is { Any: true } known && (Head < data.Horizon ? known with { Past = 0 } : known) is var features && features.Future * Head <= MostFutureInputs)
        {
            best = Best([best, WithFeatures(best, features)]);
        }
        MemberRecipe? log = WithLog(best);
        if (log is not null)
        {
            Best([best, log]);
        }
        MemberRecipe[] both = log is null || !errors.ContainsKey(log) ? [best] : [.. new[] { best, log }.OrderBy(recipe => errors[recipe])];
        best = WithLength(both[0]);
        return both.Length > 1 && errors[both[1]] <= NearlyAsGood * errors[both[0]]
            ? [best, both[1] with { Recipe = both[1].Recipe with { Updates = best.Recipe.Updates } }]
            : [best];
    }

    /// <summary>A recipe, and why it was taken, in words.</summary>
    public string Describe(MemberRecipe recipe)
    {
        string reason = errors.TryGetValue(recipe, out double error) && first is not null && errors[first] > 0
            ? FormattableString.Invariant($": {error / errors[first]:0.###} times the error of the first")
            : "";
        return $"{recipe} (of {errors.Count} tried on the last {held} steps of what is known{reason})";
    }

    /// <summary>Longer training, as long as it still helps by more than a little.</summary>
    private MemberRecipe WithLength(MemberRecipe recipe)
    {
        foreach (int updates in LongerTrainings.Select(trials => (int)(trials * TrialUpdates)))
        {
            MemberRecipe longer = recipe with { Recipe = recipe.Recipe with { Updates = updates } };
            if (deadline.IsPast(LastTrial))
            {
                return recipe;
            }
            Best([longer]);
            if (errors[longer] > LittleHelp * errors[recipe])
            {
                return recipe;
            }
            recipe = longer;
        }
        return recipe;
    }

    /// <summary>A horizon, or as much of one as half of the series have room for.</summary>
    private static int HeldBack(CandidateData data) =>
        Math.Max(1, Math.Min(data.Horizon, data.Series.Select(series => series.Length).Order().ElementAt(data.Series.Length / 2) / 2));

    private static CandidateData LongEnough(CandidateData data)
    {
        int held = HeldBack(data);
        return data.Only(Enumerable.Range(0, data.Series.Length).Where(i => data.Series[i].Length > held + 1));
    }

    /// <summary>A segment is a season where that is short, else a horizon, of at most 16 steps.</summary>
    private int SegmentLength => data.Strategy == ForecastStrategy.Recursive ? 1 : data.Season is > 1 and <= 24 ? data.Season : Math.Min(data.Horizon, 16);

    /// <summary>Steps that one pass predicts.</summary>
    private int Head => data.Strategy is ForecastStrategy.Auto or ForecastStrategy.Direct ? data.Horizon : Math.Min(SegmentLength, data.Horizon);

    private int[] LookBacks()
    {
        int k = SegmentLength, longest = data.Series.Select(series => series.Length).Order().ElementAt(data.Series.Length / 2) / 2;
        int most = data.Strategy == ForecastStrategy.Recursive ? MostRecursiveLookBack : MostSegments;
        int[] steps = [data.Horizon, 2 * data.Horizon, 4 * data.Horizon, 8 * data.Horizon];
        int[] segments = [.. steps.Select(s => Math.Max(2, (s + k - 1) / k)).Where(n => n * k <= Math.Max(longest, 2 * k) && n <= most).Distinct()];
        return segments.Length > 0 ? segments : [2];
    }

    private MemberRecipe[] Starts()
    {
        int[] lookBacks = LookBacks();
        int segments = lookBacks[Math.Min(1, lookBacks.Length - 1)], k = SegmentLength;
        MemberRecipe plain = new(
            new SegmentRecipe
            {
                Layout = data.LayoutOf(k, segments, Head, default),
                Scaling = new WindowScaling(1, IsOfCounts: data.IsOfCounts),
                Hidden = Hidden,
                IsByLength = data.IsByLength,
                Updates = TrialUpdates,
            },
            []);
        if (data.Season == 1 || data.IsOfCounts)
        {
            return [plain];
        }
        ImmutableArray<SeriesTransform> seasons = [SeriesTransform.Deseasonalise(SeasonKind.Multiplicative), SeriesTransform.Deseasonalise(SeasonKind.Additive)];
        WindowScaling level = new((int)Math.Min(4L * data.Season, MostLevelSteps)), longer = new((int)Math.Min(8L * data.Season, MostLevelSteps));
        return
        [
            plain, plain with { Transforms = seasons }, plain with { Recipe = plain.Recipe with { Scaling = level } },
            .. new[] { level, longer }.Select(scaling => plain with { Transforms = seasons, Recipe = plain.Recipe with { Scaling = scaling } }),
        ];
    }

    private MemberRecipe WithLookBack(MemberRecipe recipe, int segments) => recipe with
    {
        Recipe = recipe.Recipe with { Layout = data.LayoutOf(SegmentLength, segments, Head, recipe.Recipe.Layout.Features) },
    };

    private static MemberRecipe WithFeatures(MemberRecipe recipe, FeatureCounts features) => recipe with { Recipe = recipe.Recipe with { Layout = recipe.Recipe.Layout with { Features = features } } };

    /// <summary>The same on logarithms; null where a series has none.</summary>
    private MemberRecipe? WithLog(MemberRecipe recipe) =>
        percent && !data.IsOfCounts
            ? recipe with
            {
                Transforms = recipe.Transforms.IsEmpty ? [SeriesTransform.Log] : [SeriesTransform.Chain(SeriesTransform.Log, SeriesTransform.Deseasonalise(SeasonKind.Additive)), SeriesTransform.Log],
            }
            : null;

    private MemberRecipe Best(MemberRecipe[] recipes)
    {
        MemberRecipe[] untried = [.. recipes.Where(recipe => !errors.ContainsKey(recipe) && (errors.Count == 0 || !deadline.IsPast(LastTrial)))];
        (double Mase, double Smape)[] found = new (double, double)[untried.Length];
        Jobs.Run(untried.Length, data.Threads, i => found[i] = ErrorsOf(untried[i]), cancellation);
        for (int i = 0; i < untried.Length; i++)
        {
            reference ??= found[i];
            double error = percent ? found[i].Mase / reference.Value.Mase + found[i].Smape / reference.Value.Smape : found[i].Mase;
            first ??= untried[i];
            errors[untried[i]] = double.IsNaN(error) ? double.PositiveInfinity : error;
        }
        return recipes.Where(errors.ContainsKey).MinBy(recipe => errors[recipe])!;
    }

    /// <summary>Mean MASE and sMAPE of a recipe's networks on what is held back.</summary>
    private (double Mase, double Smape) ErrorsOf(MemberRecipe recipe)
    {
        // Longer training is for networks that are averaged: of one alone it would seem to do harm sooner.
        int members = recipe.Recipe.Updates > TrialUpdates ? 2 : 1;
        NetworkEnsemble ensemble = NetworkEnsemble.Train([.. Enumerable.Repeat(recipe, members)], training with { Threads = 1 }, data.Seed, cancellation);
        if (ensemble.Members.Count == 0)
        {
            return (double.PositiveInfinity, double.PositiveInfinity);
        }
        double[][] medians = ensemble.Forecast([training with { Threads = 1 }], cancellation)[0].Median;
        double[] mase = new double[medians.Length], smape = new double[medians.Length];
        for (int i = 0; i < medians.Length; i++)
        {
            ReadOnlySpan<double> actual = data.Series[i].Values[training.Series[i].Length..], forecast = medians[i].AsSpan(0, actual.Length);
            mase[i] = ForecastMetrics.Mase(actual, forecast, SeriesScale.Of(training.Series[i].Values, data.Season));
            smape[i] = ForecastMetrics.Smape(actual, forecast);
        }
        return (ForecastMetrics.MeanOfDefined(mase), ForecastMetrics.MeanOfDefined(smape));
    }
}
