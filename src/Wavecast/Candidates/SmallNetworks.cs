using System.Collections.Immutable;
using Wavecast.Segments;
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

    /// <summary>Of so many recipes one is tried when it is found out whether training helps.</summary>
    private const int TriedEvery = 4;

    /// <summary>A recipe for each network; none where the series are too short.</summary>
    public static IReadOnlyList<MemberRecipe> RecipesOf(CandidateData data, SmallNetworksChoice choice) => [.. Recipes(data, choice)];

    /// <summary>Whether a recipe is one of those that stand for all: one in so many, in turn of each kind.</summary>
    public static bool IsOneOf(int recipe, int every) => recipe % every == recipe / every % every;

    /// <summary>What helps: what has less error, over all origins of what is held back, than the closed form of the values alone.</summary>
    public static SmallNetworksChoice Choose(CandidateData data, CancellationToken cancellation)
    {
        int held = Math.Min(data.Horizon, data.Series.Max(series => series.Length) / 5);
        data = data.Only(Enumerable.Range(0, data.Series.Length).Where(i => data.Series[i].Length > held));
        SmallNetworksChoice best = default;
        if (held == 0 || !Recipes(data.Before(held), best).Any())
        {
            return best;
        }
        double least = Error(data, held, best, cancellation);
        if (FeatureScaling.CountsOf(data).Past > 0)
        {
            Try(best with { ReadsPast = true });
        }
        Try(best with { IsTrained = true });
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
        int updates = choice.IsTrained ? Updates : 0;
        int longest = data.Series.Max(series => series.Length), cycle = Math.Max(data.Season, Math.Min(ShortestCycle, longest / 6));
        bool hasLog = data.Series.All(series => SeriesTransform.Log.CanFit(series.Values, data.Season));
        ImmutableArray<SeriesTransform>[] transforms = hasLog ? [[], [SeriesTransform.Log]] : [[]];
        foreach (int lookBack in Seasons.Select(seasons => (int)Math.Min(Math.Round(seasons * cycle), MostLookBack)).Distinct())
        {
            if (lookBack < 2 || longest - lookBack - data.Horizon + 1 < Math.Max(FewestWindows, lookBack / 2))
            {
                continue;
            }
            int length = Math.Max(1, lookBack / 12);
            foreach (ImmutableArray<SeriesTransform> transform in transforms)
            {
                // What is known as long as the series is missing where a recursive network reads its own forecasts.
                if (features.Past == 0 || data.Horizon == 1)
                {
                    yield return Recipe(new SegmentLayout(1, lookBack, 1, data.Quantiles, features), transform, updates);
                }
                yield return Recipe(new SegmentLayout(length, (lookBack + length - 1) / length, data.Horizon, data.Quantiles, Affordable(features, data.Horizon)), transform, updates);
            }
        }
    }

    /// <summary>Features of the whole horizon only where they are no more than a small network can read.</summary>
    private static FeatureCounts Affordable(FeatureCounts features, int horizon) => features.Future * horizon <= MostFutureInputs ? features : features with { Future = 0 };

    private static MemberRecipe Recipe(SegmentLayout layout, ImmutableArray<SeriesTransform> transforms, int updates) =>
        new(new SegmentRecipe { Layout = layout, Scaling = new WindowScaling(1, IsUnitOfWindow: false), Hidden = Hidden, HasBypass = true, Batch = Batch, Updates = updates }, transforms);

    /// <summary>The summed absolute error, each series by its scale, of networks of some of the recipes.</summary>
    private static double Error(CandidateData data, int held, SmallNetworksChoice choice, CancellationToken cancellation)
    {
        CandidateData known = data.Before(held);
        MemberRecipe[] tried = [.. Recipes(known, choice).Where((_, i) => IsOneOf(i, TriedEvery))];
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
