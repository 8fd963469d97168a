using System.Globalization;
using Spectre.Console;
using Wavecast.Forecasting;

namespace Wavecast.Cli.Rendering;

/// <summary>Tables for people.</summary>
internal static class TextTables
{
    /// <summary>An empty table with these columns.</summary>
    public static Table Of(params ReadOnlySpan<string> columns)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = column != "value" });
        }
        return table;
    }

    /// <summary>A number as people read it; a dash for none.</summary>
    public static string Number(double? value) => value?.ToString("g4", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Such as <c>1 sequence</c> or <c>3 sequences</c>.</summary>
    public static string Count(int number, string what) => Count(number, what, $"{what}s");

    /// <summary>The same of a word with a plural of its own.</summary>
    public static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    /// <summary>Errors of network and baselines: one step ahead, then by horizon.</summary>
    public static Table Errors(EvaluationReport report)
    {
        Table table = Of(["RMSE", "network", .. report.Baselines.Select(baseline => baseline.Name)]);
        Add("next step", errors => errors.NextStep.Rmse);
        for (int i = 0; i < report.Network.FreeRun.ByHorizon.Length; i++)
        {
            int index = i;
            int horizon = report.Network.FreeRun.ByHorizon[i].Horizon;
            Add($"free run, {Count(horizon, "step")}", errors => errors.FreeRun.ByHorizon[index].Rmse);
        }
        Add("free run, NRMSE", errors => errors.FreeRun.Nrmse);
        Add("free run, MAE", errors => errors.FreeRun.Mae);
        return table;

        void Add(string name, Func<ForecastErrors, double?> figure) =>
            table.AddRow([name, Number(figure(report.Network)), .. report.Baselines.Select(baseline => Number(figure(baseline.Errors)))]);
    }
}
