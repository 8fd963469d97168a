namespace Wavecast.Candidates;

/// <summary>A network to train: how, and of which series.</summary>
/// <param name="Recipe">How it is made.</param>
/// <param name="Series">The place of the only series that it learns from and speaks of; null for all.</param>
internal sealed record MemberPlan(MemberRecipe Recipe, int? Series = null)
{
    /// <summary>What it learns from, or goes on from.</summary>
    public CandidateData Of(CandidateData data) => Series is { } only ? data.Only([only]) : data;

    /// <summary>The place of a series among those that it speaks of; null for none.</summary>
    public int? PlaceOf(int series) => Series is not { } only ? series : only == series ? 0 : null;
}
