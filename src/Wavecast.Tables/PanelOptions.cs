using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>How a file becomes a panel. The defaults find the layout, the times and the frequency by themselves.</summary>
public sealed record PanelOptions
{
    /// <summary>The layout; null to find it from the first rows.</summary>
    public PanelLayout? Layout { get; init; }

    /// <summary>
    /// Whether a row is a year: a first column of years, then one for each of 12 months or 4 quarters, of one series that is
    /// called like the file. Overrides <see cref="Layout"/>.
    /// </summary>
    public bool WideYears { get; init; }

    /// <summary>The column of times, or those that tell it together with commas between, the longest part first, as <c>year,month</c> or <c>date,hour</c>; null to find it.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>
    /// The column of ids of a table in long layout, which it then is, or those that tell series apart together with commas between, as <c>store,item</c>;
    /// null to find it.
    /// </summary>
    public string? IdColumn { get; init; }

    /// <summary>The columns of values, by name and in this order; empty for all numeric ones.</summary>
    public ImmutableArray<string> Columns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The columns that are known as long as the series, by name and in this order: <see cref="CovariateKind.Past"/>. None by default.</summary>
    /// <remarks>
    /// They are no series themselves. In the layout <see cref="PanelLayout.Columns"/> all series share them; in <see cref="PanelLayout.Long"/>
    /// the rows of an id hold those of its series. The other layouts have no place for them. <c>true</c> and <c>false</c> are 1 and 0.
    /// </remarks>
    public ImmutableArray<string> PastCovariates { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The columns that are known beyond the end of the series, by name and in this order: <see cref="CovariateKind.Future"/>. None by default.</summary>
    /// <remarks>
    /// As <see cref="PastCovariates"/>. Where one is named, a series ends at its last value that is not missing, and the rows behind tell
    /// what is known in advance: their values are empty and these columns filled.
    /// </remarks>
    public ImmutableArray<string> FutureCovariates { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The columns that tell the series from each other, by name and in this order, of a table in long layout. None by default.</summary>
    /// <remarks>
    /// Each is the same in all rows of an id, or empty in some of them. A column of numbers is one feature; one of texts a feature for each
    /// text in it, 50 at most, called <c>column=text</c>: 1 where the id has that text and 0 where it has another.
    /// </remarks>
    public ImmutableArray<string> StaticFeatures { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The columns that are no series, ids or times, whatever they hold, by name; it is no error if there are none of these names. None by default.</summary>
    /// <remarks>For a table that repeats the covariates of another, and of which the values alone are wanted. One that is picked by name all the same is read.</remarks>
    public ImmutableArray<string> IgnoredColumns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The frequency; null to find it. One of plain steps counts the rows of each series, whatever the times say.</summary>
    public Frequency? Frequency { get; init; }

    /// <summary>The date of the first step where the table has no times; needed there for a <see cref="Frequency"/> of the calendar.</summary>
    public DateTime? Start { get; init; }

    /// <summary>How the times are written; null to find it.</summary>
    /// <remarks>
    /// <c>yyyy</c> <c>yy</c> <c>MM</c> <c>dd</c> <c>HH</c> <c>hh</c> <c>mm</c> <c>ss</c> with all their digits, <c>yy</c> 1969 to 2068, <c>YY</c> and <c>YYYY</c> the year after, <c>M</c> <c>d</c> <c>H</c> <c>h</c> with one or two,
    /// <c>MMM</c> a month's English name, short or in full, <c>tt</c> AM or PM, which <c>h</c> needs, <c>q</c> a quarter, <c>ww</c> a week as ISO 8601 counts
    /// them, <c>F</c> a fraction of a second with its point or nothing, <c>K</c> <c>Z</c> or an offset like <c>+02:00</c>; <c>T</c>, <c>Q</c>, <c>W</c>,
    /// signs, and a letter between quotes as in <c>yyyy'M'MM</c> stand for themselves.
    /// </remarks>
    /// <exception cref="ArgumentException">The format has another letter, no year, or more than 40 characters.</exception>
    public string? DateFormat
    {
        get;
        init
        {
            _ = value is null ? null : new DatePattern(value);
            field = value;
        }
    }

    /// <summary>Whether <c>05/04/2001</c> is the 5th of April; null to let the whole column decide.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>Whether a comma stands before the decimals of numbers, and no point does, of a CSV file; null to find it. A comma that separates fields is none.</summary>
    public bool? DecimalComma { get; init; }

    /// <summary>The largest file to read, in bytes, unpacked; of a Parquet file also eight bytes for each cell. Null for an eighth of this machine's memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    public long? MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value ?? 1, nameof(MaxBytes));
            field = value;
        }
    }
}
