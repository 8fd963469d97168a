using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>A way to forecast all series of a panel.</summary>
internal abstract class Candidate(string name)
{
    /// <summary>What options and reports call it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it is given series without the long seasons that were found in them; what others are compared with takes them as they are.</summary>
    public bool KnowsLongSeasons { get; init; }

    /// <summary>Learns from the series as they are known at their ends.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public abstract FittedCandidate Fit(CandidateData data, FitPurpose purpose, CancellationToken cancellation);
}

/// <summary>What a candidate has learnt. Immutable, safe to use from several threads.</summary>
internal abstract class FittedCandidate
{
    /// <summary>Forecasts from the ends of the series it was fitted to, or of those gone on, at several origins.</summary>
    /// <param name="origins">At each origin the same series in the same order, each at least as long.</param>
    /// <param name="cancellation">Ends the work.</param>
    public abstract CandidateForecast[] Forecast(IReadOnlyList<CandidateData> origins, CancellationToken cancellation);
}

/// <summary>The forecasts of all series.</summary>
/// <param name="Median">Of each series, <c>[series][horizon]</c>.</param>
/// <param name="Quantiles">Of each series <c>[series][horizon · quantiles]</c>, ascending; null where the candidate, or it for a series, has none of its own.</param>
internal sealed record CandidateForecast(double[][] Median, double[]?[]? Quantiles = null);
