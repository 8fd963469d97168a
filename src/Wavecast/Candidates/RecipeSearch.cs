using System.Collections.Immutable;
using Wavecast.Metrics;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Candidates;

/// <summary>Finds the recipe of a panel's networks: what is held back, the last horizon of each series, is forecast by one network of each recipe.</summary>
/// <remarks>One thing after the other, each at its best so far: transformation and level; look-back; logarithm; length of training.</remarks>
internal sealed class RecipeSearch(CandidateData data, CancellationToken cancellation)
{
    private const int Hidden = 48;
    private const int TrialUpdates = 1000;

    /// <summary>A second recipe that is this close to the best is used beside it.</summary>
    private const double NearlyAsGood = 1.03;

    private static readonly int[] LongerTrainings = [2500, 5000];

    private readonly CandidateData training = data.Before(HeldBack(data));
    private readonly Dictionary<string, double> errors = [];

    /// <summary>The recipes to use, best first: one, or two where they are nearly as good and of different transformations.</summary>
    public IReadOnlyList<MemberRecipe> Find()
    {
        MemberRecipe best = Best(Starts());
        best = Best([.. LookBacks().Select(segments => WithLookBack(best, segments))]);
        MemberRecipe? log = WithLog(best);
        if (log is not null)
        {
            Best([best, log]);
        }
        MemberRecipe[] both = log is null ? [best] : [.. new[] { best, log }.OrderBy(recipe => errors[recipe.ToString()])];
        best = Best([both[0], .. LongerTrainings.Select(updates => both[0] with { Recipe = both[0].Recipe with { Updates = updates } })]);
        return both.Length > 1 && errors[both[1].ToString()] <= NearlyAsGood * errors[both[0].ToString()]
            ? [best, both[1] with { Recipe = both[1].Recipe with { Updates = best.Recipe.Updates } }]
            : [best];
    }

    private static int HeldBack(CandidateData data) => Math.Min(data.Horizon, data.Series.Min(series => series.Length) / 2);

    /// <summary>A segment is a season where that is short, else a horizon, of at most 16 steps.</summary>
    private int SegmentLength => data.Season is > 1 and <= 24 ? data.Season : Math.Min(data.Horizon, 16);

    private int[] LookBacks()
    {
        int k = SegmentLength, longest = data.Series.Select(series => series.Length).Order().ElementAt(data.Series.Length / 2) / 2;
        int[] steps = [data.Horizon, 2 * data.Horizon, 4 * data.Horizon, 8 * data.Horizon];
        int[] segments = [.. steps.Select(s => Math.Max(2, (s + k - 1) / k)).Where(n => n * k <= Math.Max(longest, 2 * k) && n <= 64).Distinct()];
        return segments.Length > 0 ? segments : [2];
    }

    private MemberRecipe[] Starts()
    {
        int[] lookBacks = LookBacks();
        int segments = lookBacks[Math.Min(1, lookBacks.Length - 1)], k = SegmentLength;
        MemberRecipe plain = new(
            new SegmentRecipe
            {
                Layout = new SegmentLayout(k, segments, data.Horizon, data.Quantiles), Scaling = new WindowScaling(1), Hidden = Hidden, Updates = TrialUpdates,
            },
            []);
        if (data.Season == 1)
        {
            return [plain];
        }
        ImmutableArray<SeriesTransform> seasons = [SeriesTransform.Deseasonalise(SeasonKind.Multiplicative), SeriesTransform.Deseasonalise(SeasonKind.Additive)];
        WindowScaling level = new(Math.Max(4 * data.Season, 8));
        return [plain, plain with { Transforms = seasons }, plain with { Transforms = seasons, Recipe = plain.Recipe with { Scaling = level } }, plain with { Recipe = plain.Recipe with { Scaling = level } }];
    }

    private MemberRecipe WithLookBack(MemberRecipe recipe, int segments) => recipe with
    {
        Recipe = recipe.Recipe with { Layout = new SegmentLayout(SegmentLength, segments, data.Horizon, data.Quantiles) },
    };

    /// <summary>The same on logarithms; null where a series has none.</summary>
    private MemberRecipe? WithLog(MemberRecipe recipe) =>
        training.Series.All(series => SeriesTransform.Log.CanFit(series.Values, data.Season))
            ? recipe with
            {
                Transforms = recipe.Transforms.IsEmpty ? [SeriesTransform.Log] : [SeriesTransform.Chain(SeriesTransform.Log, SeriesTransform.Deseasonalise(SeasonKind.Additive)), SeriesTransform.Log],
            }
            : null;

    private MemberRecipe Best(MemberRecipe[] recipes)
    {
        MemberRecipe[] untried = [.. recipes.Where(recipe => !errors.ContainsKey(recipe.ToString()))];
        double[] found = new double[untried.Length];
        Jobs.Run(untried.Length, data.Threads, i => found[i] = ErrorOf(untried[i]), cancellation);
        for (int i = 0; i < untried.Length; i++)
        {
            errors[untried[i].ToString()] = found[i];
        }
        return recipes.MinBy(recipe => errors[recipe.ToString()])!;
    }

    /// <summary>The mean over the series of the absolute error by scale.</summary>
    private double ErrorOf(MemberRecipe recipe)
    {
        if (NetworkMember.Train(recipe, training with { Threads = 1 }, data.Seed, cancellation) is not { } member)
        {
            return double.PositiveInfinity;
        }
        double[][] said = member.Forecast([training])[0];
        double[] mase = new double[said.Length];
        int quantiles = data.Quantiles.Length;
        for (int i = 0; i < said.Length; i++)
        {
            ReadOnlySpan<double> actual = data.Series[i].Values[training.Series[i].Length..];
            double[] forecast = [.. Enumerable.Range(0, actual.Length).Select(h => said[i][h * quantiles + quantiles / 2])];
            mase[i] = ForecastMetrics.Mase(actual, forecast, SeriesScale.Of(training.Series[i].Values, data.Season));
        }
        return ForecastMetrics.MeanOfDefined(mase);
    }
}
