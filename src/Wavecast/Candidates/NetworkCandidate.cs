namespace Wavecast.Candidates;

/// <summary>The networks: for many series one recipe for all, found once; for few, many small networks on top of a linear map each.</summary>
/// <remarks>A recipe is looked for at the first fit, and kept: so that what is compared inside the history is what is used behind it.</remarks>
internal sealed class NetworkCandidate() : Candidate(Identifier)
{
    public const string Identifier = "lstm";

    /// <summary>Series and windows from which on a network learns what they have in common.</summary>
    private const int FewestSeries = 10;

    private const long FewestWindows = 5000;

    /// <summary>Networks that a recipe is tried with inside the history, and that are used behind it.</summary>
    private const int InnerMembers = 2;

    private IReadOnlyList<MemberRecipe>? found;

    /// <summary>Networks of the ensemble.</summary>
    public int Members { get; init; } = 6;

    /// <summary>Whether the next fit is a comparison inside the history, for which fewer networks do.</summary>
    public bool IsInner { get; set; }

    /// <summary>The recipes that were found, best first; null before the first fit.</summary>
    public IReadOnlyList<MemberRecipe>? Found => found;

    public override FittedCandidate Fit(CandidateData data, CancellationToken cancellation)
    {
        long windows = data.Series.Sum(series => Math.Max(0L, series.Length - 2L * data.Horizon));
        if (data.Series.Length < FewestSeries || windows < FewestWindows)
        {
            return SmallNetworks.Train(data, cancellation);
        }
        found ??= new RecipeSearch(data, cancellation).Find();
        int members = IsInner ? InnerMembers : Members;
        return NetworkEnsemble.Train([.. Enumerable.Range(0, members).Select(i => found[i % found.Count])], data, data.Seed, cancellation);
    }
}
