namespace Wavecast.Reproduction.Article;

/// <summary>What a training and its drawings came to: a line of the results file.</summary>
/// <param name="Checks">From the initial parameters to the end of the budget.</param>
/// <param name="Ended">Why it ended: <c>budget</c>, <c>converged</c> or <c>diverged</c>.</param>
/// <param name="LastRmse">Error of drawing the test sequences at the last parameters, which nobody chose, over the judged steps.</param>
/// <param name="LastValidSteps">Median of the sequences at the last parameters: drawn steps before the error first passes 0.1.</param>
/// <param name="ValidSteps">Of each test sequence at the best parameters: drawn steps before the error first passes 0.1.</param>
/// <param name="Drawing">The first test sequence as it was drawn.</param>
internal sealed record ArticleRun(ArticleCheck[] Checks, string Ended, double LastRmse, double LastValidSteps, int[] ValidSteps, float[] Drawing)
{
    /// <summary>Where it stood when a budget was used up: the last check within it.</summary>
    public ArticleCheck Within(double evaluations, double seconds) =>
        Checks.Last(check => check == Checks[0] || (check.Evaluations <= evaluations && check.Seconds <= seconds));

    /// <summary>The end.</summary>
    public ArticleCheck Final => Checks[^1];

    /// <summary>Where validation was first drawn within an error, or null.</summary>
    public ArticleCheck? FirstWithin(double validation) => Checks.FirstOrDefault(check => check.Validation <= validation);
}
