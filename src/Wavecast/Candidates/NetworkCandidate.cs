using System.Collections.Immutable;

namespace Wavecast.Candidates;

/// <summary>The networks: for many series one recipe for all, found once; for few, many small networks on top of a linear map each.</summary>
/// <remarks>A recipe is looked for at the first fit, and kept: so that what is compared inside the history is what is used behind it.</remarks>
/// <param name="isPanel">Whether there are so many series and windows that one recipe serves all.</param>
internal sealed class NetworkCandidate(bool isPanel) : Candidate(Identifier)
{
    public const string Identifier = "lstm";

    /// <summary>Series and windows from which on a network learns what they have in common.</summary>
    private const int FewestSeries = 10;

    private const long FewestWindows = 5000;

    /// <summary>Networks that a recipe is tried with inside the history, and that are used behind it.</summary>
    private const int InnerMembers = 2;

    private const int MostMembers = 200;

    /// <summary>The part of a time limit after which no further round of training is begun.</summary>
    private const double LastRound = 0.8;

    /// <summary>Of so many small networks one is trained where they are only compared.</summary>
    private const int SmallMembersEvery = 2;

    private IReadOnlyList<MemberRecipe>? found;

    /// <summary>What helped at the first origin inside the history.</summary>
    private SmallNetworksChoice? innerChoice;

    /// <summary>Networks of the ensemble.</summary>
    public int Members { get; init; } = 6;

    /// <summary>Until when more networks are trained than <see cref="Members"/>.</summary>
    public Deadline Deadline { get; init; } = new(null);

    /// <summary>The recipes that were found, best first; null before the first fit.</summary>
    public IReadOnlyList<MemberRecipe>? Found => found;

    /// <summary>Whether any fit had enough to train on.</summary>
    public bool HasTrained { get; private set; }

    /// <summary>How the networks of the last fit were made and why, in words.</summary>
    public ImmutableArray<string> Descriptions { get; private set; } = [];

    /// <summary>Whether one recipe can serve all series: decided once, by all that is known.</summary>
    public static bool IsPanel(CandidateData data) =>
        data.Series.Length >= FewestSeries && data.Series.Sum(series => Math.Max(0L, series.Length - 2L * data.Horizon)) >= FewestWindows;

    public override FittedCandidate Fit(CandidateData data, FitPurpose purpose, CancellationToken cancellation)
    {
        bool isCompared = purpose == FitPurpose.Comparison;
        if (!isPanel)
        {
            SmallNetworksChoice choice = isCompared ? innerChoice ??= SmallNetworks.Choose(data, cancellation) : SmallNetworks.Choose(data, cancellation);
            MemberRecipe[] few = [.. SmallNetworks.RecipesOf(data, choice).Where((_, i) => !(isCompared && choice.IsTrained) || SmallNetworks.IsOneOf(i, SmallMembersEvery))];
            Descriptions = few.Length > 0 ? [SmallNetworks.Describe(few, choice)] : [];
            return isCompared ? Train(few, few.Length, data, data.Seed, cancellation) : TrainOn(few, few.Length, data, cancellation);
        }
        if (found is null)
        {
            RecipeSearch search = new(data, Deadline, cancellation);
            found = search.Find();
            Descriptions = [.. found.Select(search.Describe)];
        }
        return isCompared ? Train(found, InnerMembers, data, data.Seed, cancellation) : TrainOn(found, Members, data, cancellation);
    }

    /// <summary>So many networks, and more of them as long as there is time.</summary>
    private NetworkEnsemble TrainOn(IReadOnlyList<MemberRecipe> recipes, int members, CandidateData data, CancellationToken cancellation)
    {
        NetworkEnsemble ensemble = Train(recipes, members, data, data.Seed, cancellation);
        int round = Math.Max(data.Threads, recipes.Count);
        for (int trained = members; Deadline.IsSet && ensemble.Members.Count is > 0 and < MostMembers && !Deadline.IsPast(LastRound); trained += round)
        {
            NetworkEnsemble more = Train(recipes, round, data, data.Seed + trained, cancellation, trained);
            ensemble = new NetworkEnsemble([.. ensemble.Members, .. more.Members]);
        }
        return ensemble;
    }

    /// <summary>Networks of the recipes in turn.</summary>
    private NetworkEnsemble Train(IReadOnlyList<MemberRecipe> recipes, int members, CandidateData data, long firstSeed, CancellationToken cancellation, int first = 0)
    {
        NetworkEnsemble ensemble = NetworkEnsemble.Train([.. Enumerable.Range(first, members).Select(i => recipes[i % recipes.Count])], data, firstSeed, cancellation);
        HasTrained |= ensemble.Members.Count > 0;
        return ensemble;
    }
}
