using System.Numerics;
using Wavecast.Forecasting;

namespace Wavecast;

/// <summary>From sequences to a fitted model: splits, scales, cuts windows, trains, and keeps what drawing the data needs.</summary>
/// <param name="settings">How.</param>
public sealed class Forecaster(ForecasterSettings settings)
{
    private readonly ForecasterSettings settings = settings ?? throw new ArgumentNullException(nameof(settings));

    /// <summary>The default recipe.</summary>
    public Forecaster()
        : this(new ForecasterSettings())
    {
    }

    /// <summary>Fits a model.</summary>
    /// <param name="data">Sequences of at least 2 steps, in the data's own units; every feature is predicted.</param>
    /// <param name="names">Name of each sequence (of one feature) or of each feature (of several); null for none.</param>
    /// <param name="progress">Told after every epoch, on the thread that trains.</param>
    /// <param name="cancellationToken">Ends the training early: the model is then the best so far.</param>
    /// <returns>The model, and how the training went; with one feature, its free-run errors are in the data's units.</returns>
    /// <exception cref="ArgumentException">The data is too short, has values that are not finite, or the settings do not fit it or this machine's memory.</exception>
    public async Task<ForecastFit> FitAsync(
        SequenceBatch<double> data,
        IReadOnlyList<string>? names = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        FitPlan plan = FitPlan.Make(settings, data);
        return settings.Precision == Precision.Bits32
            ? await FitAsync<float>(plan, names, progress, cancellationToken).ConfigureAwait(false)
            : await FitAsync<double>(plan, names, progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ForecastFit> FitAsync<T>(
        FitPlan plan, IReadOnlyList<string>? names, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IProgress<TrainingProgress>? inUnits = progress is null ? null : new ProgressInUnits(progress, plan);
        if (settings.Screens)
        {
            // The token ends the training from inside, so that there is a result; it must not end the task.
            return await Task.Run(() => RobustFit<T>.Run(plan, settings, names ?? [], inUnits, cancellationToken), CancellationToken.None).ConfigureAwait(false);
        }
        LstmNetwork<T> network = new(plan.Shape, plan.Training.Seed, settings.InitialWeights);
        Trainer<T> trainer = new(network, plan.Training);
        TrainingResult result = plan.InUnits(await trainer.FitAsync(
            plan.TrainingData.ConvertTo<T>(), plan.Validation?.ConvertTo<T>(), inUnits, cancellationToken).ConfigureAwait(false));
        ForecastModel model = new(new DrawingNetwork<T>(network), plan.Scaler, names ?? [])
        {
            Settings = SettingsText.Describe(settings, plan.Training),
            Figures = ModelFigures.Of(result),
            HeldTail = plan.HeldTail,
        };
        return new ForecastFit(model, result) { SmallMemory = plan.Training.Objective.SmallMemory };
    }

    private sealed class ProgressInUnits(IProgress<TrainingProgress> inner, FitPlan plan) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => inner.Report(value with { Epoch = plan.InUnits(value.Epoch) });
    }
}
