using Wavecast.Forecasting;
using Wavecast.Training;

namespace Wavecast.Cli.Rendering;

/// <summary>The figures of an epoch.</summary>
internal sealed record EpochJson(int Epoch, int Evaluations, double? TrainLoss, double? ValidationLoss, double? FreeRunRmse, double? Drift, int Start)
{
    public static EpochJson Of(TrainingEpoch epoch) => new(
        epoch.Epoch, epoch.Evaluations, ToolJson.Finite(epoch.TrainLoss), ToolJson.Finite(epoch.ValidationLoss), ToolJson.Finite(epoch.FreeRunRmse), ToolJson.Finite(epoch.Drift), epoch.Start);
}

/// <summary>An explosion of the loss that the run was rescued from.</summary>
internal sealed record RescueJson(int Epoch, int Evaluation, double? Loss, int BestEpoch, string Reason)
{
    public static RescueJson Of(TrainingRescue rescue) =>
        new(rescue.Epoch, rescue.Evaluation, ToolJson.Finite(rescue.Loss), rescue.BestEpoch, rescue.Reason);
}

/// <summary>What <c>train --json</c> prints.</summary>
internal sealed record TrainJson(
    string Model,
    double?[] Losses,
    int LossStride,
    EpochJson[] Epochs,
    EpochJson Best,
    string Stopped,
    string Reason,
    RescueJson[] Rescues,
    string ParametersSha256,
    double Seconds,
    string? Checkpoint,
    string? Picture,
    string Memory,
    FitReportJson? Report)
{
    public static TrainJson Of(string path, ForecastFit fit, string? checkpoint, string? picture) => new(
        path,
        [.. fit.Training.Losses.Select(loss => ToolJson.Finite(loss))],
        fit.Training.LossStride,
        [.. fit.Training.Epochs.Select(EpochJson.Of)],
        EpochJson.Of(fit.Training.Best),
        StopName(fit.Training.Stopped),
        fit.Training.Reason,
        [.. fit.Training.Rescues.Select(RescueJson.Of)],
        fit.Model.ParametersSha256,
        fit.Training.Seconds,
        checkpoint,
        picture,
        fit.SmallMemory ? "small" : "full",
        FitReportJson.Of(fit.Report));

    /// <summary>The reason's name as JSON spells names: <c>timeLimit</c>.</summary>
    private static string StopName(StopReason reason)
    {
        string name = reason.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
