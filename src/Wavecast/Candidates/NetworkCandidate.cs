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

    /// <summary>Windows of a network of one series of several: their linear maps take the time of the fit where series are long.</summary>
    private const int MostWindowsAlone = 5000;

    private IReadOnlyList<MemberRecipe>? found;

    /// <summary>What helped at the first origin inside the history, of all series and of each.</summary>
    private readonly Dictionary<(bool IsAlone, string Id), SmallNetworksChoice> innerChoices = [];

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
            return FitFew(data, isCompared, cancellation);
        }
        if (found is null)
        {
            RecipeSearch search = new(data, Deadline, cancellation);
            found = search.Find();
            Descriptions = [.. found.Select(search.Describe)];
        }
        MemberPlan[] all = [.. found.Select(recipe => new MemberPlan(recipe))];
        return isCompared ? Train(all, InnerMembers, data, data.Seed, cancellation) : TrainOn(all, Members, data, cancellation);
    }

    /// <summary>Small networks of all series together and, of few series, of each alone too: what they have in common and what is each one's own, with the median between them.</summary>
    private NetworkEnsemble FitFew(CandidateData data, bool isCompared, CancellationToken cancellation)
    {
        List<MemberPlan> plans = [];
        List<string> descriptions = [];
        foreach (int? only in InnerOrigins.AreFew(data) ? [null, .. Enumerable.Range(0, data.Series.Length)] : new int?[] { null })
        {
            CandidateData read = only is { } series ? data.Only([series]) : data;
            SmallNetworksChoice choice = isCompared ? InnerChoice(read, only is not null, cancellation) : SmallNetworks.Choose(read, cancellation);
            MemberRecipe[] recipes = [.. SmallNetworks.RecipesOf(read, choice).Where((_, i) => !(isCompared && choice.IsTrained) || SmallNetworks.IsOneOf(i, SmallMembersEvery))];
            if (recipes.Length == 0)
            {
                continue;
            }
            string whose = only is null ? "" : $"'{read.Series[0].Id}' alone: ";
            descriptions.Add(whose + SmallNetworks.Describe(recipes, choice));
            plans.AddRange(only is null ? recipes.Select(recipe => new MemberPlan(recipe))
                : recipes.Select(recipe => new MemberPlan(recipe with { Recipe = recipe.Recipe with { MostWindows = MostWindowsAlone } }, only)));
        }
        Descriptions = [.. descriptions];
        return isCompared ? Train(plans, plans.Count, data, data.Seed, cancellation) : TrainOn(plans, plans.Count, data, cancellation);
    }

    /// <summary>What helped at the first origin inside the history.</summary>
    private SmallNetworksChoice InnerChoice(CandidateData data, bool isAlone, CancellationToken cancellation)
    {
        (bool, string) key = (isAlone, isAlone ? data.Series[0].Id : "");
        if (!innerChoices.TryGetValue(key, out SmallNetworksChoice choice))
        {
            innerChoices[key] = choice = SmallNetworks.Choose(data, cancellation);
        }
        return choice;
    }

    /// <summary>So many networks, and more of them as long as there is time.</summary>
    private NetworkEnsemble TrainOn(IReadOnlyList<MemberPlan> plans, int members, CandidateData data, CancellationToken cancellation)
    {
        NetworkEnsemble ensemble = Train(plans, members, data, data.Seed, cancellation);
        int round = Math.Max(data.Threads, plans.Count);
        for (int trained = members; Deadline.IsSet && ensemble.Members.Count is > 0 and < MostMembers && !Deadline.IsPast(LastRound); trained += round)
        {
            NetworkEnsemble more = Train(plans, round, data, data.Seed + trained, cancellation, trained);
            ensemble = new NetworkEnsemble([.. ensemble.Members, .. more.Members]);
        }
        return ensemble;
    }

    /// <summary>Networks of the recipes in turn.</summary>
    private NetworkEnsemble Train(IReadOnlyList<MemberPlan> plans, int members, CandidateData data, long firstSeed, CancellationToken cancellation, int first = 0)
    {
        NetworkEnsemble ensemble = NetworkEnsemble.Train([.. Enumerable.Range(first, members).Select(i => plans[i % plans.Count])], data, firstSeed, cancellation);
        HasTrained |= ensemble.Members.Count > 0;
        return ensemble;
    }
}
