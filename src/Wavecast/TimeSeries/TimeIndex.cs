using System.Globalization;

namespace Wavecast.TimeSeries;

/// <summary>The times of a series' steps: a start, a distance and a number of steps. Immutable; equal where all three are.</summary>
/// <remarks>Dates are without a time zone, or universal where the start is (<see cref="DateTimeKind.Utc"/>); local times are not taken.</remarks>
public sealed record TimeIndex
{
    private const long LargestNumber = 1L << 53;

    // Step 0 lies this many steps behind the start: from 30 January, a part that begins in February must come back to the 30th of March.
    private readonly DateTime start;
    private readonly int offset;
    private readonly long firstNumber;

    /// <summary>Steps on a calendar.</summary>
    /// <param name="start">The time of step 0; no Saturday or Sunday for business days.</param>
    /// <param name="frequency">A frequency of the calendar.</param>
    /// <param name="length">Number of steps, from 0.</param>
    /// <exception cref="ArgumentException">The frequency is one of plain steps, or the start is a local time or a weekend of business days.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or the last step lies beyond the year 9999.</exception>
    public TimeIndex(DateTime start, Frequency frequency, int length)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        Require.InRange(length, 0, int.MaxValue, nameof(length));
        if (!frequency.IsCalendar)
        {
            throw new ArgumentException($"The frequency {frequency} has no dates; give the start as a number.", nameof(frequency));
        }
        if (start.Kind == DateTimeKind.Local)
        {
            throw new ArgumentException("The start is a local time; give one that is universal or without a zone.", nameof(start));
        }
        _ = frequency.Add(start, Math.Max(length - 1, 0));
        (this.start, Frequency, Length, IsUniversal) = (start, frequency, length, start.Kind == DateTimeKind.Utc);
    }

    /// <summary>Steps that are plain numbers.</summary>
    /// <param name="start">The number of step 0, at most 2⁵³ in magnitude.</param>
    /// <param name="frequency"><see cref="Frequency.Steps"/> or <see cref="Frequency.EverySteps"/>.</param>
    /// <param name="length">Number of steps, from 0.</param>
    /// <exception cref="ArgumentException">The frequency is one of the calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or the first or last number is out of range.</exception>
    public TimeIndex(long start, Frequency frequency, int length)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        Require.InRange(length, 0, int.MaxValue, nameof(length));
        Require.InRange(start, -LargestNumber, LargestNumber, nameof(start));
        if (frequency.IsCalendar)
        {
            throw new ArgumentException($"The frequency {frequency} has dates; give the start as one.", nameof(frequency));
        }
        Int128 last = start + ((Int128)Math.Max(length - 1, 0) * frequency.Multiple);
        Require.InRange(last, -(Int128)LargestNumber, LargestNumber, nameof(last));
        (firstNumber, Frequency, Length) = (start, frequency, length);
    }

    private TimeIndex(DateTime start, Frequency frequency, int length, int offset)
        : this(start, frequency, length) => this.offset = offset;

    /// <summary>The index that a file holds.</summary>
    /// <exception cref="ArgumentException">The parts do not fit each other.</exception>
    internal static TimeIndex Of((DateTime Start, int Offset, long FirstNumber) anchor, Frequency frequency, int length) => frequency.IsCalendar
        ? new TimeIndex(anchor.Start, frequency, length, Require.InRange(anchor.Offset, 0, int.MaxValue))
        : new TimeIndex(anchor.FirstNumber, frequency, length);

    /// <summary>What a file must hold beside frequency and length: the start, the steps from it to step 0, and the number of step 0.</summary>
    internal (DateTime Start, int Offset, long FirstNumber) Anchor => (start, offset, firstNumber);

    /// <summary>The distance of the steps.</summary>
    public Frequency Frequency { get; }

    /// <summary>Number of steps, from 0.</summary>
    public int Length { get; }

    /// <summary>Whether the times are universal ones; false for times without a zone and for plain numbers.</summary>
    public bool IsUniversal { get; }

    /// <summary>The time of a step.</summary>
    /// <param name="step">From 0 to the length, which is where the series would go on.</param>
    /// <exception cref="InvalidOperationException">The steps are plain numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public DateTime TimeAt(int step) => Frequency.Add(start, (long)offset + Require.InRange(step, 0, Length, nameof(step)));

    /// <summary>The number of a step.</summary>
    /// <param name="step">From 0 to the length, which is where the series would go on.</param>
    /// <exception cref="InvalidOperationException">The steps are times.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public long NumberAt(int step)
    {
        Require.InRange(step, 0, Length, nameof(step));
        return Frequency.IsCalendar
            ? throw new InvalidOperationException($"The steps are {Frequency} times; ask for those.")
            : firstNumber + (step * Frequency.Multiple);
    }

    /// <summary>A step as tables write it: its number, or as much of its date as tells the steps of this index apart.</summary>
    /// <remarks><c>1949</c> for years from 1 January, <c>1949-01</c> for months and quarters from a first day, <c>1949-01-31</c>, <c>1949-01-31T12:00:00</c>, with <c>Z</c> for universal times.</remarks>
    /// <param name="step">From 0 to the length, which is where the series would go on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public string TextAt(int step) => Frequency.IsCalendar
        ? TimeAt(step).ToString(TextFormat(), CultureInfo.InvariantCulture)
        : NumberAt(step).ToString(CultureInfo.InvariantCulture);

    /// <summary>The step of a time; null where it lies outside or between two steps.</summary>
    /// <exception cref="InvalidOperationException">The steps are plain numbers.</exception>
    public int? StepOf(DateTime time) => Inside(Frequency.StepsBetween(start, time) - offset);

    /// <summary>The step of a number; null where it lies outside or between two steps.</summary>
    /// <exception cref="InvalidOperationException">The steps are times.</exception>
    public int? StepOf(long number)
    {
        if (Frequency.IsCalendar)
        {
            throw new InvalidOperationException($"The steps are {Frequency} times; give one of those.");
        }
        (Int128 step, Int128 rest) = Int128.DivRem((Int128)number - firstNumber, Frequency.Multiple);
        return rest == 0 && step >= 0 && step < Length ? (int)step : null;
    }

    /// <summary>The same steps and some more behind them.</summary>
    /// <param name="steps">Steps to add, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or the steps lead out of the range of times.</exception>
    public TimeIndex Extend(int steps) => Range(0, checked(Length + Require.InRange(steps, 0, int.MaxValue - Length, nameof(steps))), nameof(steps));

    /// <summary>The steps behind the last one: those of a forecast.</summary>
    /// <param name="steps">Their number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or the steps lead out of the range of times.</exception>
    public TimeIndex Next(int steps) => Range(Length, Length + Require.InRange(steps, 0, int.MaxValue - Length, nameof(steps)), nameof(steps));

    /// <summary>Some of the steps.</summary>
    /// <param name="from">The first step, from 0.</param>
    /// <param name="to">The step behind the last one, at most the length.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such steps.</exception>
    public TimeIndex Range(int from, int to)
    {
        Require.InRange(to, 0, Length, nameof(to));
        Require.InRange(from, 0, to, nameof(from));
        return Range(from, to, nameof(to));
    }

    private TimeIndex Range(int from, int to, string name)
    {
        if (!Frequency.IsCalendar)
        {
            return new TimeIndex(firstNumber + (from * Frequency.Multiple), Frequency, to - from);
        }
        long first = (long)offset + from;
        if (!Frequency.TryAdd(start, first, out DateTime time) || !Frequency.TryAdd(start, (long)offset + Math.Max(to - 1, from), out _))
        {
            throw new ArgumentOutOfRangeException(name, to, $"Step {to} of {Frequency} times would lie beyond the year 9999.");
        }
        if (Frequency.Unit != FrequencyUnit.Month || MonthAnchor.IsMonthEnd(start))
        {
            return new TimeIndex(time, Frequency, to - from);
        }
        // The latest step that has the day and could not be taken for a month's end, so that equal steps make equal indices.
        int back = 0;
        while (back < first && (time.Day != start.Day || MonthAnchor.IsMonthEnd(time)))
        {
            back++;
            time = Frequency.Add(start, first - back);
        }
        return new TimeIndex(time, Frequency, to - from, back);
    }

    private string TextFormat()
    {
        if (IsUniversal || start.TimeOfDay != TimeSpan.Zero || Frequency.Unit == FrequencyUnit.Minute)
        {
            return (start.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.fffffff") + (IsUniversal ? "'Z'" : "");
        }
        return Frequency.Unit != FrequencyUnit.Month || start.Day != 1 ? "yyyy-MM-dd"
            : Frequency == Frequency.Yearly && start.Month == 1 ? "yyyy"
            : "yyyy-MM";
    }

    private int? Inside(long? step) => step is >= 0 && step < Length ? (int)step : null;
}
