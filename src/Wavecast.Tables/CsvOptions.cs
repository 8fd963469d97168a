using System.Collections.Immutable;

namespace Wavecast.Tables;

/// <summary>How the columns of a CSV file become sequences. The defaults make every numeric column a sequence of its own.</summary>
public sealed record CsvOptions
{
    /// <summary>The columns to read, by name and in this order; empty for all numeric columns.</summary>
    public ImmutableArray<string> Columns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether the columns are the features of one multivariate sequence instead of a sequence each.</summary>
    public bool Features { get; init; }

    /// <summary>
    /// The column that names the sequence of each row, for a table in long layout (<c>id,step,value</c>); null for one in
    /// wide layout.
    /// </summary>
    public string? IdColumn { get; init; }

    /// <summary>The columns that tell the series of a panel from each other, all of them together; empty where no row names its series.</summary>
    internal ImmutableArray<string> IdColumns { get; init; } = [];

    /// <summary>Whether the table becomes a panel.</summary>
    internal bool IsPanel { get; init; }

    /// <summary>Whether the first row names the columns of a panel by times, which look like numbers.</summary>
    internal bool NamesAreTimes { get; init; }

    /// <summary>How numbers are written.</summary>
    internal NumberForm Form { get; init; } = NumberForm.Plain;

    /// <summary>The columns that a panel takes for something else than series, ids and times; none of a table of sequences.</summary>
    internal CovariateNames Covariates { get; init; } = CovariateNames.None;

    /// <summary>The largest file to read, in bytes; null for an eighth of this machine's memory, since parsing needs several times the file.</summary>
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

    /// <summary>Whether a column holds ids.</summary>
    internal bool IsId(string name) => name == IdColumn || IdColumns.Contains(name);
}
