namespace Wavecast.Forecasting;

/// <summary>How a model's training ended, kept with the model.</summary>
/// <param name="Epoch">The epoch whose parameters these are.</param>
/// <param name="Evaluations">Evaluations until then.</param>
/// <param name="TrainLoss">The training loss there; null where not finite.</param>
/// <param name="ValidationLoss">The validation loss there, where there was one.</param>
/// <param name="FreeRunRmse">The error of drawing the validation data, where there was one.</param>
/// <param name="Stopped">Why the training ended.</param>
public sealed record ModelFigures(int Epoch, int Evaluations, double? TrainLoss, double? ValidationLoss, double? FreeRunRmse, string Stopped)
{
    internal static ModelFigures Of(TrainingResult result) => new(
        result.Best.Epoch,
        result.Best.Evaluations,
        Finite(result.Best.TrainLoss),
        Finite(result.Best.ValidationLoss),
        Finite(result.Best.FreeRunRmse),
        result.Reason);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
