using System.Collections.Immutable;
using Wavecast.Metrics;

namespace Wavecast.Forecasting;

/// <summary>How a model does on data, beside baselines. Everything in the data's units.</summary>
/// <param name="WarmUp">Steps of each sequence that were read before the free run.</param>
/// <param name="Steps">Steps drawn freely.</param>
/// <param name="Network">The model's errors.</param>
/// <param name="LastValue">Those of staying at the last value.</param>
/// <param name="LastPeriod">Those of repeating the last period; null where no period was given.</param>
/// <param name="Provenance">A sentence for people: whether training saw the steps drawn.</param>
public sealed record EvaluationReport(int WarmUp, int Steps, ForecastErrors Network, ForecastErrors LastValue, ForecastErrors? LastPeriod, string Provenance)
{
    /// <summary>The baselines there are, by what they are called.</summary>
    public ImmutableArray<(string Name, ForecastErrors Errors)> Baselines =>
        LastPeriod is null ? [("last value", LastValue)] : [("last value", LastValue), ("last period", LastPeriod)];

    /// <summary>Whether the model's free run has a smaller RMSE than that of every baseline.</summary>
    public bool BeatsBaselines => Baselines.All(baseline => Network.FreeRun.Rmse < baseline.Errors.FreeRun.Rmse);

    /// <summary>A sentence for people: whether the network is worth it.</summary>
    public string Verdict
    {
        get
        {
            (string name, ForecastErrors best) = Baselines.MinBy(baseline => baseline.Errors.FreeRun.Rmse);
            string compared = FormattableString.Invariant($"RMSE {Network.FreeRun.Rmse:g4} against {best.FreeRun.Rmse:g4} over {Steps} steps");
            return BeatsBaselines
                ? $"Drawing freely, the network beats the best baseline, the {name}: {compared}."
                : $"Drawing freely, the network does not beat the {name}: {compared}. Use the {name} instead, or train longer.";
        }
    }
}

/// <summary>The errors of one way to forecast.</summary>
/// <param name="NextStep">One step ahead with the true values given, over the whole data.</param>
/// <param name="FreeRun">Of the free run behind the warm-up, over all its steps and by horizon.</param>
public sealed record ForecastErrors(ErrorReport NextStep, ErrorReport FreeRun);
