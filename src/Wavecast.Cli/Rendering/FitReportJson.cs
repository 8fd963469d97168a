using Wavecast.Forecasting;

namespace Wavecast.Cli.Rendering;

/// <summary>The signal's time scale.</summary>
internal sealed record SignalJson(double? Period, double Likeness, int? ZeroCrossing, bool Steady);

/// <summary>A start that was trained.</summary>
internal sealed record StartJson(long Seed, int Bypass, int Evaluations, double? FreeRunRmse, bool Kept);

/// <summary>The simplest forecast of the validation part.</summary>
internal sealed record ValidationBaselineJson(string Name, double Rmse);

/// <summary>What a training found out on its own, as <c>train --json</c> prints it.</summary>
internal sealed record FitReportJson(
    SignalJson Signal, int Window, int WarmUp, int[] FreeRunSteps, double? Goal, int Screened, ValidationBaselineJson Baseline, StartJson[] Starts, string Verdict)
{
    public static FitReportJson? Of(FitReport? report) => report is null ? null : new(
        new SignalJson(report.Signal.Period, report.Signal.Likeness, report.Signal.ZeroCrossing, report.Signal.IsSteady),
        report.Window,
        report.WarmUp,
        [.. report.FreeRunSteps],
        report.Goal,
        report.Screened,
        new ValidationBaselineJson(report.Baseline.Name, report.Baseline.Rmse),
        [.. report.Starts.Select(start => new StartJson(start.Seed, start.Bypass, start.Evaluations, ToolJson.Finite(start.FreeRunRmse), start.IsKept))],
        report.Verdict);
}
