using System.Collections.Immutable;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Candidates;

/// <summary>Finds the recipe of a panel's networks: what is held back, the last horizons of each series, is forecast by two networks of each recipe.</summary>
/// <remarks>One thing after the other, each at its best so far: transformation and level; look-back; features beside the values; logarithm or power; length of training.</remarks>
internal sealed class RecipeSearch(CandidateData panel, Deadline deadline, CancellationToken cancellation)
{
    /// <summary>The part of a time limit after which nothing further is tried.</summary>
    private const double LastTrial = 0.3;

    private const int Hidden = 48;

    /// <summary>Networks of a trial: one alone is better or worse by chance, and does not show what longer training is to their mean.</summary>
    private const int Members = 2;

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

    /// <summary>Seasons of all series together up to which each series' power is looked for: they are all read nearly two hundred times, at each fit.</summary>
    private const int MostPowerSeasons = 200_000;

    /// <summary>Longer trainings, in trials.</summary>
    private static readonly double[] LongerTrainings = [2.5, 5];

    private readonly CandidateData data = panel;
    private readonly HeldBack held = new(panel);
    private readonly bool percent = panel.Series.All(series => SeriesTransform.Log.CanFit(series.Values, panel.Season));
    private readonly Dictionary<MemberRecipe, double> errors = [];
    private RecipeErrors? first;

    /// <summary>Updates of a trial's training.</summary>
    public int TrialUpdates { get; init; } = 1000;

    /// <summary>All recipes that were tried, in no order.</summary>
    public IReadOnlyCollection<MemberRecipe> Tried => errors.Keys;

    /// <summary>The recipes to use, best first: one, or two where they are nearly as good and of different transformations.</summary>
    public IReadOnlyList<MemberRecipe> Find()
    {
        MemberRecipe best = Best(Starts());
        best = Best([.. LookBacks().Select(segments => WithLookBack(best, segments))]);
        if (FeatureScaling.CountsOf(data) is { Any: true } known && (Head < data.Horizon ? known with { Past = 0 } : known) is var features && features.Future * Head <= MostFutureInputs)
        {
            best = Best([best, WithFeatures(best, features)]);
        }
        MemberRecipe[] scales = [best, .. WithPowers(best)];
        Best(scales);
        MemberRecipe[] both = [.. scales.Where(errors.ContainsKey).OrderBy(recipe => errors[recipe]).Take(2)];
        best = WithLength(both[0]);
        return both.Length > 1 && double.IsFinite(errors[both[1]]) && errors[both[1]] <= NearlyAsGood * errors[both[0]]
            ? [best, both[1] with { Recipe = both[1].Recipe with { Updates = best.Recipe.Updates } }]
            : [best];
    }

    /// <summary>A recipe, and why it was taken, in words.</summary>
    public string Describe(MemberRecipe recipe)
    {
        string reason = errors.TryGetValue(recipe, out double error) && double.IsFinite(error) ? FormattableString.Invariant($": {error:0.###} times the error of the first") : "";
        return $"{recipe} (of {errors.Count} tried on the last {held.Steps} steps of what is known{reason})";
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
            if (!errors.TryGetValue(longer, out double error) || !(error <= LittleHelp * errors[recipe]))
            {
                return recipe;
            }
            recipe = longer;
        }
        return recipe;
    }

    /// <summary>A segment is a season where that is short, else a horizon, of at most 16 steps.</summary>
    private int SegmentLength => data.Strategy == ForecastStrategy.Recursive ? 1 : data.Season is > 1 and <= 24 ? data.Season : Math.Min(data.Horizon, 16);

    /// <summary>Steps that one pass predicts.</summary>
    private int Head => data.Strategy is ForecastStrategy.Auto or ForecastStrategy.Direct ? data.Horizon : Math.Min(SegmentLength, data.Horizon);

    private int[] LookBacks()
    {
        int k = SegmentLength, longest = data.TypicalLength / 2;
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
            // Quantiles of differences do not sum up to those of what they lead to, so that each may be used once only.
            .. data.Horizon <= data.Season ? new[] { plain with { Transforms = [SeriesTransform.SeasonalDifference] } } : [],
        ];
    }

    private MemberRecipe WithLookBack(MemberRecipe recipe, int segments) => recipe with
    {
        Recipe = recipe.Recipe with { Layout = data.LayoutOf(SegmentLength, segments, Head, recipe.Recipe.Layout.Features) },
    };

    private static MemberRecipe WithFeatures(MemberRecipe recipe, FeatureCounts features) => recipe with { Recipe = recipe.Recipe with { Layout = recipe.Recipe.Layout with { Features = features } } };

    /// <summary>The same on logarithms and on powers; none where a series has none.</summary>
    private IEnumerable<MemberRecipe> WithPowers(MemberRecipe recipe) => !percent || data.IsOfCounts
        ? []
        : (data.Series.Sum(series => (long)series.Length) / Math.Max(2, data.Season) <= MostPowerSeasons ? new[] { SeriesTransform.Log, SeriesTransform.BoxCox() } : [SeriesTransform.Log]).Select(power => recipe with { Transforms = [.. OnScaleOf(power, recipe.Transforms), power, SeriesTransform.Log] });

    /// <summary>What is done to a series besides, done behind a power: what was a factor is a summand then.</summary>
    private static IEnumerable<SeriesTransform> OnScaleOf(SeriesTransform power, ImmutableArray<SeriesTransform> transforms) => transforms.Take(1)
        .Select(first => SeriesTransform.Chain(power, first == SeriesTransform.SeasonalDifference ? first : SeriesTransform.Deseasonalise(SeasonKind.Additive)));

    private MemberRecipe Best(MemberRecipe[] recipes)
    {
        MemberRecipe[] untried = [.. recipes.Where(recipe => !errors.ContainsKey(recipe) && (errors.Count == 0 || !deadline.IsPast(LastTrial)))];
        NetworkMember?[] networks = new NetworkMember?[untried.Length * Members];
        Jobs.Run(networks.Length, data.Threads, m => networks[m] = NetworkMember.Train(new MemberPlan(untried[m / Members]), held.Training, data.Seed + m % Members, cancellation), cancellation);
        foreach ((MemberRecipe recipe, NetworkMember?[] members) in untried.Zip(networks.Chunk(Members)))
        {
            RecipeErrors found = held.ErrorsOf(new NetworkEnsemble([.. members.OfType<NetworkMember>()]), cancellation);
            first ??= found.IsMeasure ? found : null;
            errors[recipe] = first is { } reference ? found.By(reference, percent) : double.PositiveInfinity;
        }
        return recipes.Where(errors.ContainsKey).MinBy(recipe => errors[recipe])!;
    }
}
