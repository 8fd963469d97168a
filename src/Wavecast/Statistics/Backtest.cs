using System.Collections.Immutable;
using Wavecast.Metrics;
using Wavecast.TimeSeries;

namespace Wavecast.Statistics;

/// <summary>Forecasts of a series' own past from rolling origins, each made from what lay before its origin and nothing else.</summary>
/// <remarks>Tashman, International Journal of Forecasting 16 (2000). Every method is fitted anew at every origin.</remarks>
public sealed class Backtest
{
    private Backtest(Series series, int horizon, int season, ImmutableArray<int> origins) =>
        (Series, Horizon, Season, Origins) = (series, horizon, season, origins);

    /// <summary>The series.</summary>
    public Series Series { get; }

    /// <summary>Steps forecast from each origin.</summary>
    public int Horizon { get; }

    /// <summary>Steps of a season; 1 for none.</summary>
    public int Season { get; }

    /// <summary>The first step that is forecast from each origin, earliest first.</summary>
    public ImmutableArray<int> Origins { get; }

    /// <summary>The methods' results, in the order given.</summary>
    public ImmutableArray<MethodBacktest> Methods { get; private set; }

    /// <summary>Runs methods at all origins, on as many threads as there are processors; the forecasts have the same bits on any number.</summary>
    /// <param name="series">Without missing values before the last origin; those behind it are left out of the errors.</param>
    /// <param name="methods">At least one.</param>
    /// <param name="options">Where the origins lie.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ArgumentException">The series is too short for the origins, or a value before the last one is missing.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Backtest Run(Series series, IReadOnlyList<SimpleMethod> methods, BacktestOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(methods);
        ArgumentNullException.ThrowIfNull(options);
        if (methods.Count == 0 || methods.Contains(null))
        {
            throw new ArgumentException("There is no method, or one is null; give some of SimpleMethods.", nameof(methods));
        }
        Backtest backtest = new(series, options.Horizon, options.Season ?? series.Index.Frequency.SeasonLength, OriginsOf(series, options));
        RequireKnown(series, backtest.Origins[^1]);
        int origins = backtest.Origins.Length;
        double[][] forecasts = new double[methods.Count * origins][];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, forecasts.Length, parallel, job =>
        {
            ReadOnlySpan<double> history = series.Values[..backtest.Origins[job % origins]];
            forecasts[job] = methods[job / origins].Forecast(history, backtest.Season, backtest.Horizon);
        });
        SeriesScale[] scales = [.. backtest.Origins.Select(origin => SeriesScale.Of(series.Values[..origin], backtest.Season))];
        backtest.Methods = [.. methods.Select((method, m) => new MethodBacktest(
            backtest, method.Name, [.. Enumerable.Range(0, origins).Select(i => (ImmutableArray<double>)[.. forecasts[m * origins + i]])], scales))];
        return backtest;
    }

    private static ImmutableArray<int> OriginsOf(Series series, BacktestOptions options)
    {
        long stride = options.Stride ?? options.Horizon, first = series.Length - options.Horizon - stride * (options.Origins - 1);
        return first >= 1
            ? [.. Enumerable.Range(0, options.Origins).Select(i => (int)(first + i * stride))]
            : throw new ArgumentException(
                $"Series '{series.Id}' has {series.Length} steps; {options.Origins} origins {stride} steps apart and a horizon of {options.Horizon} need {options.Horizon + stride * (options.Origins - 1) + 1}. Take fewer, or a shorter horizon.",
                nameof(options));
    }

    private static void RequireKnown(Series series, int end)
    {
        for (int step = 0; step < end; step++)
        {
            if (double.IsNaN(series[step]))
            {
                throw new ArgumentException($"Series '{series.Id}' has no value at {series.Index.TextAt(step)}; fill its gaps first.", nameof(series));
            }
        }
    }
}
