using System.Numerics;
using Wavecast.Forecasting;
using Wavecast.TimeSeries;

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

    /// <summary>Fits a forecast of a panel: compares networks and simple methods inside the history, and keeps their weighted mean, or the one that was asked for.</summary>
    /// <remarks>The same panel, options and seed give the same bits on any number of threads.</remarks>
    /// <param name="panel">What is known.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">A series has no value, or a missing one where that is an error; or there is no such model.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PanelForecaster Fit(Panel panel, PanelForecastOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        return PanelForecaster.Fit(panel, options, fitsAll: false, cancellationToken);
    }

    /// <summary>Forecasts a panel's own past from rolling origins, and measures the model and all candidates beside it.</summary>
    /// <remarks>What is forecast from an origin is made from what lies before it and nothing else. The same input gives the same bits on any number of threads.</remarks>
    /// <param name="panel">What is known.</param>
    /// <param name="options">How it is forecast.</param>
    /// <param name="origins">From where.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">A series is too short for the origins, or as <see cref="Fit"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PanelBacktest Backtest(Panel panel, PanelForecastOptions options, PanelBacktestOptions origins, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(origins);
        return PanelBacktest.Run(panel, options, origins, cancellationToken);
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
