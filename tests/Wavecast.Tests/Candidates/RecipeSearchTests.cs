using Wavecast.Candidates;
using Wavecast.Randomness;
using Wavecast.TimeSeries;

namespace Wavecast.Tests.Candidates;

public sealed class RecipeSearchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Find_OnAPanelWithASeason_GivesRecipesWhoseNetworksBeatRepeatingIt()
    {
        CandidateData all = Shops(threads: 2), known = all.Before(7);
        IReadOnlyList<MemberRecipe> recipes = new RecipeSearch(known, new Deadline(null), Cancel) { TrialUpdates = 60 }.Find();

        double[][] said = NetworkEnsemble.Train([.. recipes.Append(recipes[0]).Select(recipe => new MemberPlan(recipe))], known, 5, Cancel).Forecast([known], Cancel)[0].Median;

        Assert.InRange(recipes.Count, 1, 2);
        double error = 0, repeated = 0;
        for (int i = 0; i < said.Length; i++)
        {
            for (int h = 0; h < 7; h++)
            {
                double actual = all.Series[i][known.Series[i].Length + h];
                error += Math.Abs(actual - said[i][h]) / (10 + i);
                repeated += Math.Abs(actual - all.Series[i][known.Series[i].Length + h - 7]) / (10 + i);
            }
        }
        Assert.True(error < 0.9 * repeated, $"{error} against {repeated}");
    }

    [Fact]
    public void Find_OnOneThreadAndTwo_GivesTheSameRecipesAndBits()
    {
        Assert.Equal(Run(1).SelectMany(quantiles => quantiles), Run(2).SelectMany(quantiles => quantiles));

        static double[][] Run(int threads)
        {
            CandidateData data = Shops(threads);
            IReadOnlyList<MemberRecipe> recipes = new RecipeSearch(data, new Deadline(null), Cancel) { TrialUpdates = 20 }.Find();
            return NetworkEnsemble.Train([.. Enumerable.Repeat(new MemberPlan(recipes[0]), 3)], data, 1, Cancel).Forecast([data], Cancel)[0].Quantiles!;
        }
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Find_TriesSeasonalDifferencesWhereTheyAreNotSummedUp(int horizon, bool isTried)
    {
        RecipeSearch search = new(Shops(threads: 2) with { Horizon = horizon }, new Deadline(null), Cancel) { TrialUpdates = 1 };
        search.Find();

        string[] tried = [.. search.Tried.Select(recipe => recipe.Transforms.FirstOrDefault()?.Name ?? "")];
        Assert.Equal(isTried, tried.Any(name => name.Contains("seasonal-difference", StringComparison.Ordinal)));
        Assert.Contains(tried, name => name.StartsWith("log", StringComparison.Ordinal));
        Assert.Contains(tried, name => name.StartsWith("box-cox", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_OfSeriesBelowZero_TriesNoPowers()
    {
        CandidateData shops = Shops(threads: 2);
        RecipeSearch search = new(shops with { Series = [.. shops.Series.Select(series => new Series(series.Id, series.Index, [.. series.Values.ToArray().Select(value => value - 20)]))] }, new Deadline(null), Cancel) { TrialUpdates = 1 };

        search.Find();

        Assert.DoesNotContain(search.Tried, recipe => recipe.Transforms.Any(transform => transform.Name.Contains("log", StringComparison.Ordinal) || transform.Name.Contains("box-cox", StringComparison.Ordinal)));
    }

    private static CandidateData Shops(int threads)
    {
        PhiloxStream noise = new(3, RandomPurpose.ObservationNoise);
        return new CandidateData(
            [.. Enumerable.Range(0, 12).Select(i => new Series($"shop {i}", new TimeIndex(0, Frequency.Steps, 140),
                [.. Enumerable.Range(0, 140).Select(t => (10 + i) * (1 + 0.5 * Math.Sin(2 * Math.PI * t / 7) + 0.3 * Math.Sin(2 * Math.PI * (t + 9 * i) / 40) + 0.03 * noise.Gaussian(i, t)))]))],
            7, 7, [0.1, 0.5, 0.9], 0, threads);
    }
}
