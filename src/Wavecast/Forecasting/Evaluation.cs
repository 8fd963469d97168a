using Wavecast.Metrics;

namespace Wavecast.Forecasting;

/// <summary>Measures a model on data, beside baselines that see the same steps.</summary>
internal static class Evaluation
{
    /// <inheritdoc cref="ForecastModel.Evaluate"/>
    public static EvaluationReport Run(ForecastModel model, SequenceBatch<double> data, int? warmUp, int? steps, int? period, int threads)
    {
        int shortest = data.ShortestSteps();
        if (shortest < 2)
        {
            throw new ArgumentException($"The shortest sequence has {shortest} step; to evaluate takes at least 2.", nameof(data));
        }
        int read = Require.InRange(warmUp ?? DefaultWarmUp(model.HeldTail, data, shortest, steps), 1, int.MaxValue, nameof(warmUp));
        if (read >= shortest)
        {
            throw new ArgumentException($"A warm-up of {read} steps leaves nothing to draw of the shortest sequence, which has {shortest}; take a shorter warm-up.", nameof(warmUp));
        }
        int drawn = Require.InRange(steps ?? shortest - read, 1, int.MaxValue, nameof(steps));
        if (drawn > shortest - read)
        {
            throw new ArgumentException($"Behind a warm-up of {read} steps the shortest sequence has {shortest - read} steps left, not {drawn}; take fewer steps or a shorter warm-up.", nameof(steps));
        }
        if (period > read)
        {
            throw new ArgumentException($"The warm-up of {read} steps is shorter than the period of {period}; take a longer warm-up or a shorter period.", nameof(period));
        }
        SequenceBatch<double> given = data.Steps(0, read);
        SequenceBatch<double> truth = data.Steps(read, drawn);
        SequenceBatch<double> predicted = model.Scaler.Invert(model.DrawingNetwork.Predict(model.Scaler.Apply(data), threads));
        return new EvaluationReport(
            read,
            drawn,
            new ForecastErrors(NextStep(data, predicted), ErrorMetrics.Measure(truth, model.Draw(given, drawn, threads: threads).FreeRun)),
            new ForecastErrors(NextStep(data, data), ErrorMetrics.Measure(truth, Baselines.LastValue(given, drawn))),
            period is { } length
                ? new ForecastErrors(NextStep(data, OnePeriodBefore(data, length)), ErrorMetrics.Measure(truth, Baselines.LastPeriod(given, length, drawn)))
                : null,
            HeldTail.Describe(model.HeldTail, data, read, drawn));
    }

    /// <summary>All but the tail held back, where the data has it and no more steps are wanted; half of the data elsewhere.</summary>
    private static int DefaultWarmUp(HeldTail? held, SequenceBatch<double> data, int shortest, int? steps) =>
        held is not null && held.Fits(data) && !(steps > held.Steps) ? shortest - held.Steps : shortest / 2;

    /// <summary>Errors of the predictions of the steps 1 to n − 1.</summary>
    /// <param name="data">The truth, <c>[batch, n, features]</c>.</param>
    /// <param name="predicted">Row t is the prediction of step t + 1.</param>
    private static ErrorReport NextStep(SequenceBatch<double> data, SequenceBatch<double> predicted) =>
        ErrorMetrics.Measure(
            data.Select(sequence => sequence[data.Features..].ToArray()),
            predicted.Select(sequence => sequence[..^data.Features].ToArray()),
            horizons: []);

    /// <summary>Row t is the value one period before step t + 1, or that of step t while no period has passed.</summary>
    private static SequenceBatch<double> OnePeriodBefore(SequenceBatch<double> data, int period) => data.Select(sequence =>
    {
        double[] before = sequence.ToArray();
        int behind = (period - 1) * data.Features;
        for (int i = before.Length - 1; i >= behind; i--)
        {
            before[i] = sequence[i - behind];
        }
        return before;
    });
}
