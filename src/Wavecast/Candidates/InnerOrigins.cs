namespace Wavecast.Candidates;

/// <summary>Where candidates are compared inside what is known: so many steps before each series' end, farthest first, and at which of them they are fitted anew.</summary>
/// <param name="Back">Steps before the end, farthest first; empty where there is no room.</param>
/// <param name="RefitEvery">Of so many origins the first is one at which candidates are fitted.</param>
/// <param name="Reach">Steps that are compared behind each origin.</param>
internal sealed record InnerOrigins(int[] Back, int RefitEvery, int Reach)
{
    /// <summary>Steps before an origin without which nothing is fitted there.</summary>
    public const int LeastHistory = 8;

    /// <summary>Origins within a horizon.</summary>
    public int Overlap => Reach / (Back is [int first, int second, ..] ? first - second : 1);

    /// <summary>Series up to which all is fitted anew at many origins; for more, at each of the last horizons.</summary>
    public const int FewSeries = 8;

    /// <summary>Whether a panel has several series, and so few that the origins tell what suits each of them.</summary>
    public static bool AreFew(CandidateData data) => data.Series.Length is > 1 and <= FewSeries;

    private const int MostRefits = 8;
    private const int OriginsPerRefit = 5;

    /// <summary>Horizons that a panel of many series holds back where it has room for them, and as many as make no more than a part of its series.</summary>
    private const int FewestHorizons = 2;

    private const int MostHorizons = 4;
    private const int PartOfSeries = 5;

    /// <summary>The origins of a panel.</summary>
    public static InnerOrigins Of(CandidateData data)
    {
        int[] lengths = [.. data.Series.Select(series => series.Length).Order()];
        // Of many series half at least have room; of few those that have are compared, be it one.
        int length = data.Series.Length > FewSeries ? lengths[(lengths.Length - 1) / 2] : lengths[^1], least = Math.Max(LeastHistory, (int)Math.Min(2L * data.Season + 1, int.MaxValue));
        int reach = Math.Min(data.Horizon, (length - least) / 2);
        if (reach < 1)
        {
            return new InnerOrigins([], 1, 0);
        }
        int room = length - least;
        if (data.Series.Length > FewSeries)
        {
            int horizons = HorizonsIn(length, reach, room, Math.Clamp(room / reach - 1, 1, FewestHorizons));
            return new InnerOrigins([.. Enumerable.Range(1, horizons).Select(i => (horizons + 1 - i) * reach)], horizons, reach);
        }
        int stride = Math.Max(1, reach / (2 * OriginsPerRefit)), most = Math.Min(MostRefits * OriginsPerRefit, (room - reach) / stride + 1);
        return new InnerOrigins([.. Enumerable.Range(0, most).Select(i => reach + (most - 1 - i) * stride)], OriginsPerRefit, reach);
    }

    /// <summary>Horizons to hold back of many series: as many as a fifth of them has, of four at most, and as there is room for.</summary>
    /// <param name="length">Of a typical series.</param>
    /// <param name="reach">Steps of a horizon.</param>
    /// <param name="room">Steps of a typical series that may be held back.</param>
    /// <param name="fewest">As many at least.</param>
    public static int HorizonsIn(int length, int reach, int room, int fewest) => Math.Clamp(Math.Min(length / (PartOfSeries * reach), room / reach), fewest, MostHorizons);
}
