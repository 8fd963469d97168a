using System.Collections;
using System.Collections.Immutable;

namespace Wavecast.TimeSeries;

/// <summary>Series of different ids, one frequency and the same covariates, each with a start and a length of its own. Immutable.</summary>
public sealed class Panel : IReadOnlyList<Series>
{
    private readonly ImmutableArray<Series> series;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>A panel of some series.</summary>
    /// <param name="series">One at least.</param>
    /// <exception cref="ArgumentException">There is none, two have the same id, or two have different frequencies or covariates.</exception>
    public Panel(IEnumerable<Series> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        this.series = [.. series];
        if (this.series.IsEmpty)
        {
            throw new ArgumentException("A panel needs one series at least.", nameof(series));
        }
        for (int i = 0; i < this.series.Length; i++)
        {
            Series next = this.series[i];
            if (next.Index.Frequency != Frequency)
            {
                throw new ArgumentException($"Series '{next.Id}' is {next.Index.Frequency}, but series '{this.series[0].Id}' is {Frequency}; resample one of them, or make a panel of each.", nameof(series));
            }
            if (!next.HasCovariatesOf(this.series[0]))
            {
                throw new ArgumentException($"Series '{next.Id}' has other covariates than series '{this.series[0].Id}'; give all the same, in the same order, with missing values where one is not known.", nameof(series));
            }
            if (!places.TryAdd(next.Id, i))
            {
                throw new ArgumentException($"Two series are called '{next.Id}'; give each an id of its own.", nameof(series));
            }
        }
    }

    /// <summary>The frequency of all series.</summary>
    public Frequency Frequency => series[0].Index.Frequency;

    /// <summary>Number of series, from 1.</summary>
    public int Count => series.Length;

    /// <summary>The series at a place.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    public Series this[int index] => series[index];

    /// <summary>The series of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Series this[string id] => Find(id) ?? throw new KeyNotFoundException($"There is no series '{id}' in the panel.");

    /// <summary>The series of an id; null if there is none.</summary>
    public Series? Find(string id) => places.TryGetValue(id, out int place) ? series[place] : null;

    /// <summary>The series in their order.</summary>
    public IEnumerator<Series> GetEnumerator() => ((IEnumerable<Series>)series).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
