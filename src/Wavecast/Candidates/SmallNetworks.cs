using System.Collections.Immutable;
using Wavecast.Segments;
using Wavecast.Statistics;
using Wavecast.Transforms;

namespace Wavecast.Candidates;

/// <summary>Networks for few series: of several look-backs, of the values and of their logarithms, recursive and direct, each on top of a linear map of its look-back found in closed form.</summary>
/// <remarks>
/// What the layer adds to the linear map is trained as long as it helps on what is held back, or not at all: on short series it seldom does, on
/// irregular cycles much.
/// </remarks>
internal static class SmallNetworks
{
    /// <summary>Look-backs in seasons.</summary>
    private static readonly double[] Seasons = [1.25, 1.5, 2.1, 3.1];

    /// <summary>What stands for a season where there is none.</summary>
    private const int ShortestCycle = 10;

    private const int FewestWindows = 8;
    private const int MostLookBack = 400;
    private const int Hidden = 16;
    private const int Batch = 32;
    private const int MostFutureInputs = 200;

    /// <summary>Updates of training, where it helps at all.</summary>
    private const int Updates = 80;

    /// <summary>Updates where there is no closed form to begin from.</summary>
    private const int CountUpdates = 500;

    /// <summary>Of so many recipes one is tried when it is found out whether training helps.</summary>
    private const int TriedEvery = 4;

    /// <summary>A recipe for each network; none where the series are too short.</summary>
    public static IReadOnlyList<MemberRecipe> RecipesOf(CandidateData data, SmallNetworksChoice choice) => [.. Recipes(data, choice)];

    /// <summary>The recipes together, and why they are as they are, in words.</summary>
    public static string Describe(IReadOnlyList<MemberRecipe> recipes, SmallNetworksChoice choice)
    {
        SegmentLayout[] layouts = [.. recipes.Select(recipe => recipe.Recipe.Layout)];
        string lookBacks = string.Join(", ", layouts.Select(layout => layout.LookBack).Distinct().Order());
        string values = recipes.Any(recipe => recipe.Transforms is [var transform, ..] && transform.Name.StartsWith(SeriesTransform.Log.Name, StringComparison.Ordinal)) ? "values and of their logarithms" : "values";
        string heads = string.Join(" and ", layouts.Select(layout => layout.Head == 1 ? "a step" : $"{layout.Head} steps").Distinct());
        string training = layouts[0].Distribution == ForecastDistribution.NegativeBinomial ? "trained from nothing"
            : choice.IsTrained ? "trained on top of a linear map, which had less error on what was held back"
            : "the linear map of each alone, since training had no less error on what was held back";
        return $"{recipes.Count} networks of the {values}, look-backs of {lookBacks} steps, heads of {heads}; {training}{(choice.ReadsPast ? "; past covariates are read" : "")}{(choice.SeesLevel ? "; values about their mean, which had less error on what was held back" : "")}";
    }

    /// <summary>Whether a recipe is one of those that stand for all: one in so many, in turn of each kind.</summary>
    public static bool IsOneOf(int recipe, int every) => recipe % every == recipe / every % every;

    /// <summary>What helps: what has less error, over all origins of what is held back, than the closed form of the values alone.</summary>
    public static SmallNetworksChoice Choose(CandidateData data, CancellationToken cancellation)
    {
        int held = Math.Min(data.Horizon, data.Series.Max(series => series.Length) / 5);
        data = data.Only(Enumerable.Range(0, data.Series.Length).Where(i => data.Series[i].Length > held));
        SmallNetworksChoice best = default;
        // Networks of counts are trained in any case.
        bool hasPast = FeatureScaling.CountsOf(data).Past > 0, hasChoice = hasPast || !data.IsOfCounts;
        bool haveLevels = !data.IsOfCounts && data.Series.All(series => LinearMethod.HasLevel(data.Filled(series), data.Horizon));
        if (held == 0 || !hasChoice || !Recipes(data.Before(held), best).Any())
        {
            return best;
        }
        double least = Error(data, held, best, cancellation);
        if (hasPast)
        {
            Try(best with { ReadsPast = true });
        }
        if (haveLevels)
        {
            Try(best with { SeesLevel = true });
        }
        if (!data.IsOfCounts)
        {
            Try(best with { IsTrained = true });
        }
        return best;

        void Try(SmallNetworksChoice choice)
        {
            if (Recipes(data.Before(held), choice).Any() && Error(data, held, choice, cancellation) is var error && error < least)
            {
                (best, least) = (choice, error);
            }
        }
    }

    private static IEnumerable<MemberRecipe> Recipes(CandidateData data, SmallNetworksChoice choice)
    {
        if (data.Series.All(CandidateData.IsConstant))
        {
            yield break;
        }
        FeatureCounts features = FeatureScaling.CountsOf(data);
        features = choice.ReadsPast ? features : features with { Past = 0 };
        int updates = data.IsOfCounts ? CountUpdates : choice.IsTrained ? Updates : 0;
        int longest = data.Series.Max(series => series.Length), cycle = Math.Max(data.Season, Math.Min(ShortestCycle, longest / 6));
        bool hasLog = data.Series.All(series => SeriesTransform.Log.CanFit(series.Values, data.Season));
        ImmutableArray<SeriesTransform>[] transforms = hasLog && !data.IsOfCounts ? [[], [SeriesTransform.Log]] : [[]];
        if (choice.SeesLevel)
        {
            transforms = [.. transforms.Select(transform => ImmutableArray.Create(transform.IsEmpty ? SeriesTransform.Standardise : SeriesTransform.Chain(transform[0], SeriesTransform.Standardise)))];
        }
        foreach (int lookBack in Seasons.Select(seasons => (int)Math.Min(Math.Round(seasons * cycle), MostLookBack)).Distinct())
        {
            if (lookBack < 2 || longest - lookBack - data.Horizon + 1 < Math.Max(FewestWindows, lookBack / 2))
            {
                continue;
            }
            int length = Math.Max(1, lookBack / 12);
            foreach (ImmutableArray<SeriesTransform> transform in transforms)
            {
                // What is known as long as the series is missing where a network reads its own forecasts.
                bool readsPast = features.Past > 0 && data.Horizon > 1;
                if (data.Strategy == ForecastStrategy.Recursive || (data.Strategy == ForecastStrategy.Auto && !readsPast))
                {
                    yield return Recipe(data, data.LayoutOf(1, lookBack, 1, features with { Past = readsPast ? 0 : features.Past }), transform, updates, choice.SeesLevel);
                }
                if (data.Strategy == ForecastStrategy.Segments)
                {
                    int segment = Math.Min(Math.Max(2, length), data.Horizon);
                    yield return Recipe(data, data.LayoutOf(segment, (lookBack + segment - 1) / segment, segment, features with { Past = 0 }), transform, updates, choice.SeesLevel);
                }
                if (data.Strategy is ForecastStrategy.Auto or ForecastStrategy.Direct)
                {
                    yield return Recipe(data, data.LayoutOf(length, (lookBack + length - 1) / length, data.Horizon, Affordable(features, data.Horizon)), transform, updates, choice.SeesLevel);
                }
            }
        }
    }

    /// <summary>Features of the whole horizon only where they are no more than a small network can read.</summary>
    private static FeatureCounts Affordable(FeatureCounts features, int horizon) => features.Future * horizon <= MostFutureInputs ? features : features with { Future = 0 };

    private static MemberRecipe Recipe(CandidateData data, SegmentLayout layout, ImmutableArray<SeriesTransform> transforms, int updates, bool seesLevel)
    {
        // The mean of a count is no linear map: a network of counts learns by itself.
        WindowScaling scaling = new(seesLevel ? 0 : 1, IsUnitOfWindow: false, IsOfCounts: data.IsOfCounts);
        return new MemberRecipe(
            new SegmentRecipe { Layout = layout, Scaling = scaling, Hidden = Hidden, HasBypass = !data.IsOfCounts, Batch = Batch, Updates = updates, IsByLength = data.IsByLength }, transforms);
    }

    /// <summary>The summed absolute error, each series by its scale, of networks of some of the recipes.</summary>
    private static double Error(CandidateData data, int held, SmallNetworksChoice choice, CancellationToken cancellation)
    {
        CandidateData known = data.Before(held);
        MemberPlan[] tried = [.. Recipes(known, choice).Where((_, i) => IsOneOf(i, TriedEvery)).Select(recipe => new MemberPlan(recipe))];
        NetworkEnsemble ensemble = NetworkEnsemble.Train(tried, known, data.Seed, cancellation);
        CandidateData[] origins = [.. Backs(held).Select(data.Before)];
        CandidateForecast[] forecasts = ensemble.Forecast(origins, cancellation);
        double error = 0;
        for (int o = 0; o < origins.Length; o++)
        {
            for (int i = 0; i < data.Series.Length; i++)
            {
                int first = origins[o].Series[i].Length;
                double scale = SeriesView.ScaleOf(known.Series[i].Values);
                for (int h = 0; h < data.Horizon && first + h < data.Series[i].Length; h++)
                {
                    double miss = Math.Abs(data.Series[i][first + h] - forecasts[o].Median[i][h]) / scale;
                    error += double.IsNaN(miss) ? 0 : miss;
                }
            }
        }
        return error;
    }

    private static IEnumerable<int> Backs(int held)
    {
        for (int back = held; back > 0; back -= Math.Max(1, held / 4))
        {
            yield return back;
        }
    }
}
