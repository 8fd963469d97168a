namespace Wavecast.TimeSeries;

/// <summary>Gathers the steps of a series into the longer periods of a calendar.</summary>
internal static class Resampling
{
    public static Series Resample(Series series, Frequency frequency, Aggregation aggregation)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        Check(series.Index.Frequency, frequency);
        if (!series.Covariates.IsEmpty)
        {
            throw new ArgumentException($"Series '{series.Id}' has covariates, which cannot be gathered into longer steps; resample it before it is given any.", nameof(series));
        }
        List<double> values = [];
        DateTime? first = null;
        for (int begin = 0, end; begin < series.Length; begin = end)
        {
            DateTime period = PeriodOf(series.Index.TimeAt(begin), frequency);
            for (end = begin + 1; end < series.Length && PeriodOf(series.Index.TimeAt(end), frequency) == period;)
            {
                end++;
            }
            bool whole = (begin > 0 || !Reaches(series, -1, frequency, period)) && (end < series.Length || !Reaches(series, series.Length, frequency, period));
            if (whole)
            {
                first ??= period;
                values.Add(Aggregate(series.Values[begin..end], aggregation));
            }
        }
        return first is DateTime start
            ? new Series(series.Id, new TimeIndex(start, frequency, values.Count), (ReadOnlyMemory<double>)values.ToArray()).With([], series.StaticFeatures)
            : throw new ArgumentException($"Series '{series.Id}' covers no {frequency} period whole; take a shorter one.", nameof(frequency));
    }

    private static void Check(Frequency from, Frequency to)
    {
        if (!from.IsCalendar || !to.IsCalendar)
        {
            throw new ArgumentException($"A {from} series cannot become {to}: both need a calendar.", nameof(to));
        }
        bool isPeriod = to.Unit != FrequencyUnit.BusinessDay && (to.Unit != FrequencyUnit.Minute || TimeSpan.TicksPerDay % to.TicksOfStep == 0);
        if (!isPeriod || to.TicksOfStep <= from.TicksOfStep)
        {
            throw new ArgumentException($"A {from} series cannot become {to}: take longer periods, of minutes that divide a day, days, weeks, months, quarters or years.", nameof(to));
        }
    }

    /// <summary>Whether a step outside the series would belong to a period too.</summary>
    private static bool Reaches(Series series, int step, Frequency frequency, DateTime period) =>
        series.Index.Frequency.TryAdd(series.Index.TimeAt(0), step, out DateTime time) && PeriodOf(time, frequency) == period;

    private static DateTime PeriodOf(DateTime time, Frequency frequency)
    {
        if (frequency.Unit == FrequencyUnit.Month)
        {
            int month = time.Month - 1;
            return new DateTime(time.Year, month - (int)(month % frequency.Multiple) + 1, 1, 0, 0, 0, time.Kind);
        }
        // The first day of the calendar is a Monday, so weeks need no other beginning than days and minutes.
        return new DateTime(time.Ticks - (time.Ticks % frequency.TicksOfStep), time.Kind);
    }

    private static double Aggregate(ReadOnlySpan<double> values, Aggregation aggregation)
    {
        double[] present = [.. values.ToArray().Where(value => !double.IsNaN(value))];
        if (present.Length == 0 || (aggregation == Aggregation.Sum && present.Length < values.Length))
        {
            return double.NaN;
        }
        return aggregation switch
        {
            Aggregation.Mean => present.Average(),
            Aggregation.Sum => present.Sum(),
            Aggregation.First => present[0],
            Aggregation.Last => present[^1],
            Aggregation.Min => present.Min(),
            Aggregation.Max => present.Max(),
            _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, $"{aggregation} is no aggregation."),
        };
    }
}
