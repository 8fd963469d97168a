using System.Globalization;

namespace Wavecast.TimeSeries;

/// <summary>What the calendar tells of a step, as covariates that are known in advance: pairs of sine and cosine of a cycle, so that its end meets its beginning.</summary>
public sealed record CalendarFeature
{
    private const string FourierPrefix = "fourier:";
    private const int MostPairs = 20;

    private readonly int pairs;
    private readonly Func<DateTime, double> phaseOf;

    private CalendarFeature(string name, int pairs, Func<DateTime, double> phaseOf) => (Name, this.pairs, this.phaseOf) = (name, pairs, phaseOf);

    /// <summary>The month of the year: two pairs.</summary>
    public static CalendarFeature Month { get; } = new("month", 2, time => (time.Month - 1) / 12.0);

    /// <summary>The day of the week: three pairs, which tell all seven apart.</summary>
    public static CalendarFeature Weekday { get; } = new("weekday", 3, time => (int)time.DayOfWeek / 7.0);

    /// <summary>The time of day: four pairs.</summary>
    public static CalendarFeature Hour { get; } = new("hour", 4, time => time.TimeOfDay.TotalDays);

    /// <summary>What options call it: <c>month</c>, <c>weekday</c>, <c>hour</c> or <c>fourier:K</c>.</summary>
    public string Name { get; }

    /// <summary>Pairs of the day of the year; where there is no calendar, of the place in the season.</summary>
    /// <param name="pairs">How many, from 1 to 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or more.</exception>
    public static CalendarFeature Fourier(int pairs) => new(
        string.Create(CultureInfo.InvariantCulture, $"{FourierPrefix}{Require.InRange(pairs, 1, MostPairs)}"), pairs, PhaseOfYear);

    /// <summary>How far a year has gone at a time, from 0 to 1.</summary>
    internal static double PhaseOfYear(DateTime time) => (time.DayOfYear - 1 + time.TimeOfDay.TotalDays) / (DateTime.IsLeapYear(time.Year) ? 366 : 365);

    /// <summary>The feature of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static CalendarFeature Parse(string name) => TryParse(name) ?? throw new ArgumentException($"'{name}' is no calendar feature; expected month, weekday, hour or fourier:K with K from 1 to {MostPairs}.", nameof(name));

    /// <summary>The feature of a name; null if there is none.</summary>
    public static CalendarFeature? TryParse(string? name) => name switch
    {
        "month" => Month,
        "weekday" => Weekday,
        "hour" => Hour,
        not null when name.StartsWith(FourierPrefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(FourierPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int pairs) && pairs is >= 1 and <= MostPairs => Fourier(pairs),
        _ => null,
    };

    /// <summary>The covariates of some steps, called like the feature with <c>.sin1</c>, <c>.cos1</c>, … behind.</summary>
    /// <param name="index">The steps.</param>
    /// <param name="season">Steps of a season, which <see cref="Fourier"/> takes where there is no calendar.</param>
    /// <exception cref="ArgumentException">The steps have no calendar and the feature needs one, or the season is none; or the feature is the same at all steps of their frequency.</exception>
    public IEnumerable<Covariate> Of(TimeIndex index, int season)
    {
        ArgumentNullException.ThrowIfNull(index);
        double[] phases = PhasesOf(index, season);
        return Enumerable.Range(1, pairs).SelectMany(pair => new[] { ("sin", (Func<double, double>)Math.Sin), ("cos", Math.Cos) }
            .Select(wave => new Covariate(
                string.Create(CultureInfo.InvariantCulture, $"{Name}.{wave.Item1}{pair}"), CovariateKind.Future,
                (ReadOnlyMemory<double>)Array.ConvertAll(phases, phase => wave.Item2(2 * Math.PI * pair * phase)))));
    }

    /// <inheritdoc/>
    public bool Equals(CalendarFeature? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private double[] PhasesOf(TimeIndex index, int season)
    {
        if (index.Frequency.IsCalendar)
        {
            if (IsSameIn(index.Frequency))
            {
                throw new ArgumentException($"The calendar feature '{Name}' is the same at all {index.Frequency} steps; leave it out.", nameof(index));
            }
            return [.. Enumerable.Range(0, index.Length).Select(step => phaseOf(index.TimeAt(step)))];
        }
        return Name.StartsWith(FourierPrefix, StringComparison.Ordinal) && season > 1
            ? [.. Enumerable.Range(0, index.Length).Select(step => index.NumberAt(step) % season / (double)season)]
            : throw new ArgumentException($"The calendar feature '{Name}' needs {(Name.StartsWith(FourierPrefix, StringComparison.Ordinal) ? "times or a season" : "times")}, and the series are plain steps; give their times, or leave it out.", nameof(index));
    }

    /// <summary>Whether steps are whole numbers of what the feature tells: the hour of days, the weekday of weeks, the month of years.</summary>
    private bool IsSameIn(Frequency frequency) => this == Hour
        ? frequency.Unit is not FrequencyUnit.Minute || frequency.TicksOfStep % TimeSpan.TicksPerDay == 0
        : this == Weekday ? frequency.Unit == FrequencyUnit.Week
        : this == Month && frequency.Unit == FrequencyUnit.Month && frequency.Multiple % Frequency.Yearly.Multiple == 0;
}
