using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>How many steps of a panel a day, a week and a year have, not always whole: by its calendar or, of plain steps, by what its season stands for.</summary>
internal static class CalendarSteps
{
    public const int DaysOfWeek = 7;

    private const double DaysOfYear = 365.2425;
    private const int MonthsOfYear = 12;
    private const int HoursOfDay = 24;
    private const int MinutesOfHour = 60;
    private const int BusinessDaysOfWeek = 5;

    /// <summary>Steps of a day; 0 where steps are longer or stand for nothing: a season of 7 stands for days, one of 24 hours for their steps.</summary>
    public static double OfDay(CandidateData data)
    {
        Frequency frequency = FrequencyOf(data);
        return frequency.IsCalendar ? frequency.Unit is FrequencyUnit.Month or FrequencyUnit.Week ? 0 : (double)TimeSpan.TicksPerDay / frequency.TicksOfStep
            : data.Season == DaysOfWeek ? 1
            : data.Season % HoursOfDay == 0 && MinutesOfHour % (data.Season / HoursOfDay) == 0 ? data.Season : 0;
    }

    /// <summary>Steps of a week; 0 where steps are longer or stand for nothing.</summary>
    public static double OfWeek(CandidateData data) => DaysIn(data, DaysOfWeek);

    /// <summary>Steps of a year; 0 where they stand for nothing.</summary>
    public static double OfYear(CandidateData data) => FrequencyOf(data) is { Unit: FrequencyUnit.Month } months ? (double)MonthsOfYear / months.Multiple : DaysIn(data, DaysOfYear);

    private static double DaysIn(CandidateData data, double days) => FrequencyOf(data) == Frequency.Weekly ? days / DaysOfWeek
        : days * (FrequencyOf(data) == Frequency.BusinessDaily ? (double)BusinessDaysOfWeek / DaysOfWeek : 1) * OfDay(data);

    private static Frequency FrequencyOf(CandidateData data) => data.Series[0].Index.Frequency;
}
