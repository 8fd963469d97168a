using System.Collections.Immutable;

namespace Wavecast.Tables;

/// <summary>The columns of a table that are named as something else than series: what is known beside them, and what is to be ignored.</summary>
internal sealed class CovariateNames
{
    public static readonly CovariateNames None = new(new PanelOptions());

    private readonly HashSet<string> named;
    private readonly HashSet<string> ignored;

    private CovariateNames(PanelOptions options)
    {
        (Past, Future, Statics) = (options.PastCovariates, options.FutureCovariates, options.StaticFeatures);
        named = [.. Past, .. Future, .. Statics];
        ignored = [.. options.IgnoredColumns];
    }

    /// <summary>Those that are known as long as a series.</summary>
    public ImmutableArray<string> Past { get; }

    /// <summary>Those that are known beyond the end of a series.</summary>
    public ImmutableArray<string> Future { get; }

    /// <summary>Those that tell a series from others.</summary>
    public ImmutableArray<string> Statics { get; }

    /// <summary>Whether a table needs none of them.</summary>
    public bool IsEmpty => named.Count == 0;

    /// <summary>The columns that the options name, each once and as one thing.</summary>
    /// <param name="file">The file as its user named it, for messages.</param>
    /// <param name="options">What is known of it.</param>
    /// <exception cref="DataFormatException">A column is named twice.</exception>
    public static CovariateNames Of(string file, PanelOptions options)
    {
        CovariateNames names = new(options);
        if (names.IsEmpty)
        {
            return names;
        }
        Dictionary<string, string> roles = options.Columns.Distinct().ToDictionary(column => column, _ => "as values (Columns)");
        foreach (string time in NamedBy(options.TimeColumn))
        {
            roles[time] = "as the times (TimeColumn)";
        }
        foreach (string id in NamedBy(options.IdColumn))
        {
            roles[id] = "as the ids (IdColumn)";
        }
        foreach ((string column, string role) in names.Roles())
        {
            if (!roles.TryAdd(column, role))
            {
                string other = roles[column] == role ? "" : $", {roles[column]} and";
                throw new DataFormatException($"{file}: column {DataFormatException.Quote(column)} is picked twice{other} {role}. Name each column once.");
            }
        }
        return names;
    }

    /// <summary>Whether a column of this name is no value, no id and no time.</summary>
    public bool Contains(string name) => Reads(name) || ignored.Contains(name);

    /// <summary>Whether a column of this name is read as something that is known beside the series.</summary>
    public bool Reads(string name) => named.Contains(name);

    /// <summary>Refuses the names where the table has no columns of that kind.</summary>
    /// <param name="table">The file and how it is read, such as <c>x.csv is read with a row for each series</c>.</param>
    /// <exception cref="DataFormatException">A column is named.</exception>
    public void CheckNone(string table)
    {
        if (!IsEmpty)
        {
            throw new DataFormatException($"{table}, which leaves no columns for covariates. Give a table in the layout columns or long (Layout), or name no covariates (PastCovariates, FutureCovariates, StaticFeatures).");
        }
    }

    /// <summary>Refuses static features of a table with a column for each series, where none has a row of its own.</summary>
    /// <exception cref="DataFormatException">One is named.</exception>
    public void CheckNoStatics(string file)
    {
        if (!Statics.IsEmpty)
        {
            throw new DataFormatException($"{file} is read with a column for each series, but static features such as {DataFormatException.Quote(Statics[0])} need rows that name their series. Give a table in the layout long (Layout), or name none (StaticFeatures).");
        }
    }

    /// <summary>The column of this name, or those whose names it holds with commas between.</summary>
    private static string[] NamedBy(string? text) => text is null ? [] : [text, .. text.Split(',', StringSplitOptions.TrimEntries)];

    private IEnumerable<(string Column, string Role)> Roles() =>
    [
        .. Past.Select(column => (column, "as known in the past (PastCovariates)")),
        .. Future.Select(column => (column, "as known in advance (FutureCovariates)")),
        .. Statics.Select(column => (column, "as a static feature (StaticFeatures)")),
    ];
}
