using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>What of the covariates of a panel a table can hold, so that it reads back the same.</summary>
internal static class CovariateWriting
{
    /// <summary>The steps of a series and those beyond its end for which a covariate is known.</summary>
    public static TimeIndex Reach(Series series) =>
        series.Index.Extend(series.Covariates.Select(covariate => covariate.Length - series.Length).Append(0).Max());

    /// <summary>Refuses series that end with a missing value where covariates are known in advance: a reader takes those steps for the future.</summary>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void CheckEnds(Panel panel)
    {
        if (panel[0].Covariates.FirstOrDefault(covariate => covariate.Kind == CovariateKind.Future) is Covariate future
            && panel.FirstOrDefault(series => series.Length > 0 && double.IsNaN(series[series.Length - 1])) is Series open)
        {
            throw new ArgumentException($"Series '{open.Id}' ends with a missing value, which beside '{future.Name}', known in advance, would be read as a step beyond its end; fill it, or end the series before it.", nameof(panel));
        }
    }

    /// <summary>Refuses a covariate or a static feature that is called like another column.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="name">The name of the column.</param>
    /// <param name="column">What it is, such as <c>the column of times</c>.</param>
    /// <exception cref="ArgumentException">One is.</exception>
    public static void CheckName(Panel panel, string name, string column)
    {
        string? wrong = panel[0].Covariates.Any(covariate => covariate.Name == name) ? "covariate"
            : panel[0].StaticFeatures.Any(feature => feature.Name == name) ? "static feature"
            : null;
        if (wrong is not null)
        {
            throw new ArgumentException($"A {wrong} is called '{name}', like {column}; rename it.", nameof(panel));
        }
    }

    /// <summary>Refuses covariates and static features where there is no column for them.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="table">The layout or the format.</param>
    /// <param name="takesCovariates">Whether there are columns for covariates, but not for what is that of one series alone.</param>
    /// <exception cref="ArgumentException">The series have some.</exception>
    public static void CheckNone(Panel panel, string table, bool takesCovariates = false)
    {
        string? what = !takesCovariates && panel[0].Covariates is [Covariate covariate, ..] ? $"covariates such as '{covariate.Name}'"
            : panel[0].StaticFeatures is [StaticFeature feature, ..] ? $"static features such as '{feature.Name}'"
            : null;
        if (what is not null)
        {
            throw new ArgumentException($"{table} has no place for {what}; write CSV or Parquet in the layout {PanelLayout.Long}, or series without them (Series.With).", nameof(panel));
        }
    }
}
