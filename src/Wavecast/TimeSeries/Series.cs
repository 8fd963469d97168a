using System.Collections.Immutable;

namespace Wavecast.TimeSeries;

/// <summary>The values of one thing over time: an id, an index of times, a value for each, which may be missing, and what else is known of it. Immutable.</summary>
public sealed class Series
{
    private readonly ReadOnlyMemory<double> values;

    /// <summary>A series of copied values.</summary>
    /// <param name="id">What names it; not empty.</param>
    /// <param name="index">The times of its steps.</param>
    /// <param name="values">A value for each step; NaN for one that is missing.</param>
    /// <exception cref="ArgumentException">The id is empty, a value is infinite, or there is not one for each step.</exception>
    public Series(string id, TimeIndex index, ReadOnlySpan<double> values)
        : this(id, index, (ReadOnlyMemory<double>)values.ToArray())
    {
    }

    /// <summary>A series of values that nobody else changes.</summary>
    internal Series(string id, TimeIndex index, ReadOnlyMemory<double> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(index);
        if (values.Length != index.Length)
        {
            throw new ArgumentException($"Series '{id}' has {values.Length} values for {index.Length} steps; give one for each.", nameof(values));
        }
        int missing = 0;
        for (int t = 0; t < values.Length; t++)
        {
            double value = values.Span[t];
            missing += double.IsNaN(value) ? 1 : 0;
            if (double.IsInfinity(value))
            {
                throw new ArgumentException($"Series '{id}' is infinite at {index.TextAt(t)}; give NaN for a missing value.", nameof(values));
            }
        }
        (Id, Index, this.values, MissingCount) = (id, index, values, missing);
    }

    /// <summary>What names the series.</summary>
    public string Id { get; }

    /// <summary>The times of the steps.</summary>
    public TimeIndex Index { get; }

    /// <summary>Number of steps, missing values included; from 0.</summary>
    public int Length => values.Length;

    /// <summary>The values, one a step; NaN where one is missing, never infinite.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>The value of a step; NaN if it is missing.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such step.</exception>
    public double this[int step] => values.Span[step];

    /// <summary>Number of missing values.</summary>
    public int MissingCount { get; }

    /// <summary>What else is known at each step; none by default.</summary>
    public ImmutableArray<Covariate> Covariates { get; private init; } = [];

    /// <summary>What tells this series from others; nothing by default.</summary>
    public ImmutableArray<StaticFeature> StaticFeatures { get; private init; } = [];

    /// <summary>The series with what else is known of it.</summary>
    /// <param name="covariates">Of different names; one that is known in advance as long as the series at least, any other exactly as long.</param>
    /// <param name="staticFeatures">Of different names; null for none.</param>
    /// <exception cref="ArgumentException">Two have the same name, a covariate has another length, or a static feature no name or no finite value.</exception>
    public Series With(IEnumerable<Covariate> covariates, IEnumerable<StaticFeature>? staticFeatures = null)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        ImmutableArray<Covariate> known = [.. covariates];
        ImmutableArray<StaticFeature> features = [.. staticFeatures ?? []];
        if (known.FirstOrDefault(covariate => covariate.Kind == CovariateKind.Future ? covariate.Length < Length : covariate.Length != Length) is { } wrong)
        {
            throw new ArgumentException($"Covariate '{wrong.Name}' has {wrong.Length} values for the {Length} steps of series '{Id}'; give one for each{(wrong.Kind == CovariateKind.Future ? ", and those beyond" : "")}.", nameof(covariates));
        }
        if (known.Select(covariate => covariate.Name).Concat(features.Select(feature => feature.Name)).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Series '{Id}' has two covariates called '{twice.Key}'; give each a name of its own.", nameof(covariates));
        }
        if (features.Any(feature => string.IsNullOrEmpty(feature.Name) || !double.IsFinite(feature.Value)))
        {
            throw new ArgumentException($"Series '{Id}' has a static feature without a name or a finite value.", nameof(staticFeatures));
        }
        return new Series(Id, Index, values) { Covariates = known, StaticFeatures = features };
    }

    /// <summary>The first steps, as they were known at that time.</summary>
    /// <param name="end">The number of steps, up to the length.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public Series Take(int end) => Range(0, end);

    /// <summary>Some of the steps; of a covariate that is known in advance, all from the first of them on.</summary>
    /// <param name="from">The first step, from 0.</param>
    /// <param name="to">The step behind the last one, at most the length.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such steps.</exception>
    public Series Range(int from, int to)
    {
        TimeIndex index = Index.Range(from, to);
        return new Series(Id, index, values[from..to]) { Covariates = [.. Covariates.Select(covariate => covariate.Range(from, to))], StaticFeatures = StaticFeatures };
    }

    /// <summary>The series with its missing values dealt with.</summary>
    /// <param name="missing">How.</param>
    /// <param name="season">Steps of a season, from 1, of account to <see cref="MissingValues.Seasonal"/> only; null for that of the frequency.</param>
    /// <exception cref="ArgumentException">A value is missing that may not be, or all are, so that none can be filled; the season is below 1.</exception>
    public Series Fill(MissingValues missing, int? season = null)
    {
        int period = Require.InRange(season ?? Index.Frequency.SeasonLength, 1, int.MaxValue, nameof(season));
        return missing == MissingValues.Mask || MissingCount == 0 ? this
            : new Series(Id, Index, GapFilling.Fill(this, missing, period)) { Covariates = Covariates, StaticFeatures = StaticFeatures };
    }

    /// <summary>The series at longer steps of the calendar: a value for each day, Monday to Sunday week, month, quarter, year or number of minutes.</summary>
    /// <remarks>
    /// The steps are the beginnings of the periods. A period at either end that the series does not cover whole is left out: one
    /// whose first step would lie before the series, or its last behind it. A missing value makes a sum missing; the others are
    /// taken of the values that are there, and missing where none is.
    /// </remarks>
    /// <param name="frequency">Longer steps than those of the series; not business days, and minutes only that divide the day.</param>
    /// <param name="aggregation">What becomes of the values of a period.</param>
    /// <exception cref="ArgumentException">The series has covariates, whose own way to longer steps nobody told; the series or the frequency has no calendar, or its steps are not longer or no such periods, or no period is covered whole.</exception>
    public Series Resample(Frequency frequency, Aggregation aggregation) => Resampling.Resample(this, frequency, aggregation);

    /// <summary>Whether covariates and static features have the names and kinds of another's, in the same order.</summary>
    internal bool HasCovariatesOf(Series other) =>
        Covariates.Select(covariate => (covariate.Name, covariate.Kind)).SequenceEqual(other.Covariates.Select(covariate => (covariate.Name, covariate.Kind)))
        && StaticFeatures.Select(feature => feature.Name).SequenceEqual(other.StaticFeatures.Select(feature => feature.Name));

    /// <summary>The id, the frequency and the length.</summary>
    public override string ToString() => $"{Id}: {Length} {Index.Frequency} steps";
}
