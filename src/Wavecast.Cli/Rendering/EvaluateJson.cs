using Wavecast.Forecasting;
using Wavecast.Metrics;

namespace Wavecast.Cli.Rendering;

/// <summary>Errors in the data's units; <c>nrmse</c> is null where the truth is constant.</summary>
internal sealed record ErrorsJson(double? Rmse, double? Nrmse, double? Mae)
{
    public static ErrorsJson Of(ErrorReport report) => new(ToolJson.Finite(report.Rmse), ToolJson.Finite(report.Nrmse), ToolJson.Finite(report.Mae));

    public static ErrorsJson Of(HorizonError at) => new(ToolJson.Finite(at.Rmse), ToolJson.Finite(at.Nrmse), ToolJson.Finite(at.Mae));
}

/// <summary>A baseline's errors of the same steps as the network's.</summary>
internal sealed record BaselineJson(ErrorsJson NextStep, ErrorsJson FreeRun)
{
    public static BaselineJson Of(ForecastErrors errors) => new(ErrorsJson.Of(errors.NextStep), ErrorsJson.Of(errors.FreeRun));
}

/// <summary>The baselines; <c>lastPeriod</c> is null where no period was given.</summary>
internal sealed record BaselinesJson(BaselineJson LastValue, BaselineJson? LastPeriod)
{
    public static BaselinesJson Of(EvaluationReport report) =>
        new(BaselineJson.Of(report.LastValue), report.LastPeriod is { } period ? BaselineJson.Of(period) : null);
}

/// <summary>Errors of the free run from its first step up to a horizon, of the network and of the baselines.</summary>
internal sealed record HorizonJson(int Horizon, double? Rmse, double? Nrmse, double? Mae, ErrorsJson LastValue, ErrorsJson? LastPeriod)
{
    public static HorizonJson[] Of(EvaluationReport report) =>
        [.. report.Network.FreeRun.ByHorizon.Select((at, i) => new HorizonJson(
            at.Horizon,
            ToolJson.Finite(at.Rmse),
            ToolJson.Finite(at.Nrmse),
            ToolJson.Finite(at.Mae),
            ErrorsJson.Of(report.LastValue.FreeRun.ByHorizon[i]),
            report.LastPeriod is { } period ? ErrorsJson.Of(period.FreeRun.ByHorizon[i]) : null))];
}

/// <summary>What <c>evaluate --json</c> prints.</summary>
internal sealed record EvaluateJson(
    int WarmUp, int Steps, ErrorsJson NextStep, ErrorsJson FreeRun, BaselinesJson Baselines, HorizonJson[] ByHorizon, bool BeatsBaselines, string Verdict, string Provenance, string? Picture)
{
    public static EvaluateJson Of(EvaluationReport report, string? picture) => new(
        report.WarmUp,
        report.Steps,
        ErrorsJson.Of(report.Network.NextStep),
        ErrorsJson.Of(report.Network.FreeRun),
        BaselinesJson.Of(report),
        HorizonJson.Of(report),
        report.BeatsBaselines,
        report.Verdict,
        report.Provenance,
        picture);
}
