using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>Arranges panels in rows of their ids: the values, and behind them a column for each covariate and each static feature.</summary>
internal static class LongWriting
{
    private const string ValueName = "value";

    /// <exception cref="ArgumentException">A series has no steps or an end that cannot be read back, or a name is taken.</exception>
    public static WrittenTable Arrange(Panel panel)
    {
        if (panel.FirstOrDefault(series => series.Length == 0) is Series empty)
        {
            throw new ArgumentException($"Series '{empty.Id}' has no steps, so no rows; leave it out.", nameof(panel));
        }
        string timeName = WrittenTable.TimeNameOf(panel);
        CovariateWriting.CheckEnds(panel);
        CovariateWriting.CheckName(panel, WrittenTable.IdName, "the column of ids");
        CovariateWriting.CheckName(panel, timeName, "the column of times");
        CovariateWriting.CheckName(panel, ValueName, "the column of values");
        string[] names = [ValueName, .. panel[0].Covariates.Select(covariate => covariate.Name), .. panel[0].StaticFeatures.Select(feature => feature.Name)];
        return new WrittenTable(timeName, names, [.. panel.Select(Arrange)]);
    }

    private static WrittenRows Arrange(Series series)
    {
        // A reader of nothing but empty cells would see no values.
        bool isEmpty = series.MissingCount == series.Length;
        return new WrittenRows(series.Id, CovariateWriting.Reach(series),
        [
            t => t < series.Length ? WrittenTable.Cell(series[t], isEmpty) : null,
            .. series.Covariates.Select(CellsOf),
            .. series.StaticFeatures.Select<StaticFeature, Func<int, double?>>(feature => _ => feature.Value),
        ]);
    }

    // The last filled cell tells how far a covariate is known.
    private static Func<int, double?> CellsOf(Covariate covariate) =>
        t => t < covariate.Length ? WrittenTable.Cell(covariate.Values[t], t == covariate.Length - 1) : null;
}
