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

    /// <summary>Updates of training, where it helps at all.</summary>
    private const int Updates = 80;

    /// <summary>Of so many recipes one is tried when it is found out whether training helps.</summary>
    private const int TriedEvery = 4;

    /// <summary>A recipe for each network; none where the series are too short.</summary>
    /// <param name="data">The series.</param>
    /// <param name="isTrained">Whether the layers are trained; else the closed form speaks alone.</param>
    public static IReadOnlyList<MemberRecipe> RecipesOf(CandidateData data, bool isTrained) => [.. Recipes(data, isTrained ? Updates : 0)];

    /// <summary>Whether a recipe is one of those that stand for all: one in so many, in turn of each kind.</summary>
    public static bool IsOneOf(int recipe, int every) => recipe % every == recipe / every % every;

    /// <summary>Whether training helps: whether its error over all origins of what is held back is less than that of the closed form.</summary>
    public static bool IsTrainingWorthwhile(CandidateData data, CancellationToken cancellation)
    {
        int held = Math.Min(data.Horizon, data.Series.Max(series => series.Length) / 5);
        data = data.Only(Enumerable.Range(0, data.Series.Length).Where(i => data.Series[i].Length > held));
        return held > 0 && Recipes(data.Before(held), 0).Any() && Error(data, held, Updates, cancellation) < Error(data, held, 0, cancellation);
    }

    private static IEnumerable<MemberRecipe> Recipes(CandidateData data, int updates)
    {
        if (data.Series.All(CandidateData.IsConstant))
        {
            yield break;
        }
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
                yield return Recipe(new SegmentLayout(1, lookBack, 1, data.Quantiles), transform, updates);
                yield return Recipe(new SegmentLayout(length, (lookBack + length - 1) / length, data.Horizon, data.Quantiles), transform, updates);
            }
        }
    }

    private static MemberRecipe Recipe(SegmentLayout layout, ImmutableArray<SeriesTransform> transforms, int updates) =>
        new(new SegmentRecipe { Layout = layout, Scaling = new WindowScaling(1, IsUnitOfWindow: false), Hidden = Hidden, HasBypass = true, Batch = Batch, Updates = updates }, transforms);

    /// <summary>The summed absolute error, each series by its scale, of networks of some of the recipes.</summary>
    private static double Error(CandidateData data, int held, int updates, CancellationToken cancellation)
    {
        CandidateData known = data.Before(held);
        MemberRecipe[] tried = [.. Recipes(known, updates).Where((_, i) => IsOneOf(i, TriedEvery))];
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
