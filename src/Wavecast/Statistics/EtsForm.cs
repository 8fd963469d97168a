using System.Collections.Immutable;

namespace Wavecast.Statistics;

/// <summary>One form of exponential smoothing: which parts it has, and how its errors and its season act.</summary>
/// <param name="HasRelativeErrors">Whether errors are fractions of the forecast ("multiplicative").</param>
/// <param name="Trend">What is added to the level.</param>
/// <param name="Season">How the season is laid over it; null for none.</param>
internal sealed record EtsForm(bool HasRelativeErrors, EtsTrend Trend, SeasonKind? Season)
{
    /// <summary>Simple exponential smoothing with additive errors.</summary>
    public static EtsForm Simple { get; } = new(false, EtsTrend.None, null);

    /// <summary>The forms that are chosen from, those with the fewest parts first.</summary>
    public static ImmutableArray<EtsForm> All { get; } =
    [
        .. from season in new SeasonKind?[] { null, SeasonKind.Additive, SeasonKind.Multiplicative }
           from trend in Enum.GetValues<EtsTrend>()
           from isRelative in new[] { false, true }
           where isRelative || season != SeasonKind.Multiplicative
           select new EtsForm(isRelative, trend, season),
    ];

    /// <summary>Whether it needs no values above 0.</summary>
    public bool IsAdditive => !HasRelativeErrors && Season != SeasonKind.Multiplicative;

    /// <summary>Smoothing constants and the damping.</summary>
    public int Constants => 1 + (Trend == EtsTrend.None ? 0 : 1) + (Season is null ? 0 : 1) + (Trend == EtsTrend.Damped ? 1 : 0);

    /// <summary>Smoothing constants, the damping and free initial states, and the errors' variance: what the criterion counts.</summary>
    public int Parameters(int season) =>
        2 + (Trend == EtsTrend.None ? 0 : 2) + (Trend == EtsTrend.Damped ? 1 : 0) + (Season is null ? 0 : season) + 1;

    /// <summary>As in the papers, e.g. <c>MAdM</c>.</summary>
    public override string ToString() =>
        (HasRelativeErrors ? "M" : "A") + Trend switch { EtsTrend.None => "N", EtsTrend.Additive => "A", _ => "Ad" }
        + Season switch { null => "N", SeasonKind.Additive => "A", _ => "M" };
}
