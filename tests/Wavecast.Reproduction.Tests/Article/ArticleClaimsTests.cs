using Wavecast.Reproduction.Article;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.Tests.Article;

public sealed class ArticleClaimsTests
{
    [Theory]
    [InlineData(0.1, 0.4, Verdict.Holds)]
    [InlineData(0.4, 0.1, Verdict.DoesNotHold)]
    [InlineData(0.2, 0.2, Verdict.Undecided)]
    public void Better_AtBothBudgets_IsDecided(double adagrad, double sgd, Verdict expected) =>
        Assert.Equal(expected, Judge("draws better than SGD", Field(adagrad, adagrad, sgd, sgd)).Verdict);

    [Fact]
    public void Better_WhereTheBudgetsDisagree_IsUndecided()
    {
        // SGD is twice as fast here: at Adagrad's half budget of seconds only the early errors count.
        ClaimVerdict found = Judge("draws better than SGD", Field(adagradEarly: 0.6, adagradLate: 0.1, sgdEarly: 0.2, sgdLate: 0.2));

        Assert.Equal(Verdict.Undecided, found.Verdict);
        Assert.Contains("0.5 times", found.Sentence, StringComparison.Ordinal);
        Assert.Contains("3 times", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Better_WhereMostRunsOfBothFailed_IsUndecidedAndSaysWhy()
    {
        ClaimVerdict found = Judge("draws better than SGD", Field(0.65, 0.65, 0.8, 0.8));

        Assert.Equal(Verdict.Undecided, found.Verdict);
        Assert.Contains("Most runs of both failed", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Better_WhereOnlyOneFailed_IsDecided() => Assert.Equal(Verdict.Holds, Judge("draws better than SGD", Field(0.6, 0.6, 0.7, 0.7)).Verdict);

    [Theory]
    [InlineData(0.8, 0.2, 0.2, Verdict.Holds)]
    [InlineData(0.2, 0.8, 0.2, Verdict.DoesNotHold)]
    [InlineData(0.8, 0.8, 0.8, Verdict.Undecided)]
    public void NotFaster_ByWhereTheDrawingFirstCameNear_IsDecided(double adagradEarly, double sgdEarly, double late, Verdict expected)
    {
        // Within half of a straight line's error, 0.354, after 400 evaluations, after 800, or never; at equal speed.
        ArticleField field = Field(adagradEarly, late, sgdEarly, late, adagradSeconds: 1);

        Assert.Equal(expected, Judge("faster at learning to draw than SGD", field).Verdict);
    }

    [Fact]
    public void Comparison_OfPairs_IsTheGeometricMeanOfTheirRatios()
    {
        // Ratios 2 and 8 of two seeds: their geometric mean is 4.
        Comparison found = Comparison.Of(Runs([2, 8]), Runs([1, 1]), run => run.Final.Rmse);

        Assert.Equal(Math.Log(4), found.LogRatio.Estimate, 1e-12);
        Assert.True(found.IsLarger);
        Assert.Equal("4 times (2 to 8)", found.Words);
    }

    [Fact]
    public void IsFailure_AtNineTenthsOfAStraightLine_Begins()
    {
        ArticleField field = Field(0.1, 0.1, 0.1, 0.1);
        double deviation = Math.Sqrt(0.5);

        Assert.False(ArticleClaims.IsFailure(field, Run(1, 0.899 * deviation)));
        Assert.True(ArticleClaims.IsFailure(field, Run(1, 0.901 * deviation)));
    }

    private static ClaimVerdict Judge(string claim, ArticleField field) =>
        ArticleClaims.OfOptimizers.Single(known => known.Text.EndsWith(claim, StringComparison.Ordinal)).Judge(field)!;

    /// <summary>Two methods of ten equal seeds, measured after 400 and 800 evaluations; unless said otherwise, those of Adagrad take twice as long.</summary>
    private static ArticleField Field(double adagradEarly, double adagradLate, double sgdEarly, double sgdLate, double adagradSeconds = 2)
    {
        ArticleRun adagrad = Run(adagradSeconds, adagradEarly, adagradLate), sgd = Run(1, sgdEarly, sgdLate);
        return new ArticleField(
            ArticlePlan.Full, ArticleSignal.Sine, new ArticleChoices(),
            [
                new MethodRuns(new ArticleMethod { Role = ArticleRole.Adagrad, Name = "Adagrad", Optimizer = new Adagrad() }, [.. Enumerable.Repeat(adagrad, 10)]),
                new MethodRuns(new ArticleMethod { Role = ArticleRole.Sgd, Name = "SGD", Optimizer = new Sgd() }, [.. Enumerable.Repeat(sgd, 10)]),
            ]);
    }

    private static MethodRuns Runs(double[] errors) =>
        new(new ArticleMethod { Name = "m", Optimizer = new Sgd() }, [.. errors.Select(error => Run(1, error))]);

    private static ArticleRun Run(double secondsEach, params double[] errors)
    {
        int step = ArticlePlan.Full.Evaluations / errors.Length;
        return new ArticleRun(
            [.. errors.Select((error, i) => new ArticleCheck((i + 1) * step, (i + 1) * secondsEach, 1, error, error, error, 100)).Prepend(new ArticleCheck(0, 0, double.NaN, 1, 1, 1, 0))],
            "budget", 1, 100, [100], [0]);
    }
}
