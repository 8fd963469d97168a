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

    private static readonly int[] Updates = [0, 40, 120];

    /// <summary>A recipe for each network; none where the series are too short.</summary>
    public static IReadOnlyList<MemberRecipe> RecipesOf(CandidateData data, CancellationToken cancellation)
    {
        MemberRecipe[] recipes = [.. Recipes(data)];
        int held = Math.Min(data.Horizon, data.Series.Min(series => series.Length) / 5);
        int updates = recipes.Length > 0 && held > 0 ? BestUpdates(data, recipes, held, cancellation) : 0;
        return [.. recipes.Select(recipe => With(recipe, updates))];
    }

    private static MemberRecipe With(MemberRecipe recipe, int updates) => recipe with { Recipe = recipe.Recipe with { Updates = updates } };

    private static IEnumerable<MemberRecipe> Recipes(CandidateData data)
    {
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
                yield return Recipe(new SegmentLayout(1, lookBack, 1, data.Quantiles), transform);
                yield return Recipe(new SegmentLayout(length, (lookBack + length - 1) / length, data.Horizon, data.Quantiles), transform);
            }
        }
    }

    private static MemberRecipe Recipe(SegmentLayout layout, ImmutableArray<SeriesTransform> transforms) =>
        new(new SegmentRecipe { Layout = layout, Scaling = new WindowScaling(1, IsUnitOfWindow: false), Hidden = Hidden, HasBypass = true, Batch = Batch }, transforms);

    /// <summary>The length of training of the least error over all origins of what is held back.</summary>
    private static int BestUpdates(CandidateData data, MemberRecipe[] recipes, int held, CancellationToken cancellation)
    {
        CandidateData known = data.Before(held);
        double[] errors = [.. Updates.Select(updates =>
        {
            NetworkEnsemble ensemble = NetworkEnsemble.Train([.. recipes.Select(recipe => With(recipe, updates))], known, data.Seed, cancellation);
            double error = 0;
            CandidateData[] origins = [.. Backs(held).Select(data.Before)];
            CandidateForecast[] forecasts = ensemble.Forecast(origins, cancellation);
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
        })];
        return Updates[Array.IndexOf(errors, errors.Min())];
    }

    private static IEnumerable<int> Backs(int held)
    {
        for (int back = held; back > 0; back -= Math.Max(1, held / 4))
        {
            yield return back;
        }
    }
}
