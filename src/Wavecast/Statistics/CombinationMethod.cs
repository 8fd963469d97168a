using Wavecast.Metrics;

namespace Wavecast.Statistics;

/// <summary>A mean of methods, weighted by what each was worth at origins inside the history.</summary>
internal sealed class CombinationMethod() : SimpleMethod("combination")
{
    private const int MostOrigins = 8;
    private const int LeastHistory = 8;

    /// <summary>Of methods whose errors are as 2 to 1, the better one weighs 16 times as much.</summary>
    private const int Sharpness = 4;

    /// <summary>Errors below this part of their mean are taken for as good.</summary>
    private const double LeastPart = 1e-3;

    private protected override FittedMethod Learn(ReadOnlySpan<double> history, int season, int horizon)
    {
        long least = Math.Max(LeastHistory, 2L * season + 1);
        int reach = (int)Math.Min(horizon, (history.Length - least) / 2);
        if (reach < 1)
        {
            return new FittedFormula(this, season, horizon, SimpleMethods.Theta.Fit(history, season, horizon).Forecast);
        }
        SimpleMethod[] methods = MethodsFor(season);
        double[] weights = Weights(methods, history, season, reach, (int)least);
        FittedMethod[] members = new FittedMethod[methods.Length];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = methods[i].Fit(history, season, horizon);
        }
        return new FittedCombination(this, season, horizon, members, weights);
    }

    private static SimpleMethod[] MethodsFor(int season) =>
    [
        SimpleMethods.SeasonalNaive, SimpleMethods.Mean, SimpleMethods.Theta,
        season > EtsMethod.LongestSeason ? SimpleMethods.StlEts : SimpleMethods.Ets, SimpleMethods.Linear,
    ];

    /// <summary>Weights that sum to 1, from mean absolute errors over the <paramref name="reach"/> steps behind each origin.</summary>
    private static double[] Weights(SimpleMethod[] methods, ReadOnlySpan<double> history, int season, int reach, int least)
    {
        int last = history.Length - reach, stride = Math.Max(1, reach / 2);
        int origins = Math.Min(MostOrigins, 1 + (last - least) / stride);
        double[] errors = new double[methods.Length];
        for (int k = 0; k < origins; k++)
        {
            int origin = last - k * stride;
            for (int i = 0; i < methods.Length; i++)
            {
                errors[i] += ForecastMetrics.Mae(history.Slice(origin, reach), methods[i].Forecast(history[..origin], season, reach));
            }
        }
        double smallest = errors.Min(), floor = Math.Max(LeastPart * errors.Average(), double.Epsilon);
        double[] weights = [.. errors.Select(error => Math.Pow(Math.Max(smallest, floor) / Math.Max(error, floor), Sharpness))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
