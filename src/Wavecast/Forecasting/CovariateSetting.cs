using System.Globalization;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Forecasting;

/// <summary>Adds to series what options say that is known of them, and checks that enough is known in advance.</summary>
internal static class CovariateSetting
{
    private const int MostEmbedded = 256;

    /// <exception cref="ArgumentException">A covariate that is known in advance ends before the horizon, the calendar has no such feature, a value is no count where that is asked for, or there are too many series to embed.</exception>
    public static IEnumerable<Series> Of(IReadOnlyList<Series> series, PanelForecastOptions options, int season)
    {
        if (options.HasSeriesEmbedding && series.Count is (< 2 or > MostEmbedded))
        {
            throw new ArgumentException($"A series embedding needs 2 to {MostEmbedded} series, and there are {series.Count}; leave it out.", nameof(options));
        }
        Dictionary<TimeIndex, Covariate[]> calendars = [];
        return series.Select((one, i) => Of(one, i, series, calendars, options, season));
    }

    private static Series Of(Series one, int place, IReadOnlyList<Series> series, Dictionary<TimeIndex, Covariate[]> calendars, PanelForecastOptions options, int season)
    {
        if (one.Covariates.FirstOrDefault(covariate => covariate.Kind == CovariateKind.Future && covariate.Length < one.Length + options.Horizon) is { } tooShort)
        {
            throw new ArgumentException(
                $"Series '{one.Id}': covariate '{tooShort.Name}' is known for {tooShort.Length - one.Length} steps beyond the last value, and a horizon of {options.Horizon} needs {options.Horizon}; add rows with its values, take a shorter horizon, or give it as a past one.");
        }
        if (options.Distribution == ForecastDistribution.NegativeBinomial && NotACount(one) is int wrong and >= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Series '{one.Id}' is {one[wrong]} at {one.Index.TextAt(wrong)}, and a negative binomial distribution is one of counts, whole numbers from 0; take another."));
        }
        if (options.Calendar.IsEmpty && !options.HasSeriesEmbedding)
        {
            return one;
        }
        TimeIndex index = one.Index.Extend(options.Horizon);
        // Most series of a panel have the same steps, and then share their features.
        if (!calendars.TryGetValue(index, out Covariate[]? calendar))
        {
            calendars.Add(index, calendar = [.. options.Calendar.SelectMany(feature => feature.Of(index, season))]);
        }
        IEnumerable<StaticFeature> embedding = options.HasSeriesEmbedding ? series.Select((other, i) => new StaticFeature($"is '{other.Id}'", i == place ? 1 : 0)) : [];
        return one.With([.. one.Covariates, .. calendar], [.. one.StaticFeatures, .. embedding]);
    }

    private static int NotACount(Series one)
    {
        for (int t = 0; t < one.Length; t++)
        {
            if (!double.IsNaN(one[t]) && (one[t] < 0 || one[t] != Math.Floor(one[t])))
            {
                return t;
            }
        }
        return -1;
    }
}
