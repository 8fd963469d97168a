using System.Globalization;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Chaos;

/// <summary>A way in which others have measured free-running predictors.</summary>
internal sealed record Protocol
{
    /// <summary>Names it in results.</summary>
    public required string Key { get; init; }

    /// <summary>Every number of it that a result depends on, as text.</summary>
    public required string Settings { get; init; }

    /// <summary>The sequences of a seed to learn from.</summary>
    public required Func<long, SequenceBatch<double>> Training { get; init; }

    /// <summary>The sequences of a seed to draw: their beginnings are read, the rest is compared.</summary>
    public required Func<long, SequenceBatch<double>> Tests { get; init; }

    /// <summary>Steps of each test sequence that are read.</summary>
    public required int WarmUp { get; init; }

    /// <summary>How a method that has to choose draws a part of the training sequence: about as far as the tests ask.</summary>
    public required HeldPart Held { get; init; }

    /// <summary>The figure asked for, and by start where it has a meaning there: of the errors by start and step, the errors by step.</summary>
    public required Func<DrawingErrors, (double Value, double[] ByStart)> Measure { get; init; }

    /// <summary>Lets a method learn and draw.</summary>
    public ChaosFigures Run(Method method, long seed, CancellationToken cancellation)
    {
        SequenceBatch<double> training = Training(seed);
        double start = ThreadClock.Seconds;
        Drawer drawer = method.LearnInUnits(training, seed, cancellation);
        double seconds = ThreadClock.Seconds - start;
        DrawingErrors errors = DrawingErrors.Of(Tests(seed), WarmUp, drawer);
        (double value, double[] byStart) = Measure(errors);
        return new ChaosFigures(value, byStart, errors.Curve(), errors.Drawing, seconds);
    }

    /// <summary>The pieces of work of a method.</summary>
    public IEnumerable<WorkUnit<ChaosFigures>> Units(Method method, IEnumerable<long> seeds) => seeds.Select(seed =>
        // The library's own build: the same settings give other bits once its code has changed.
        new WorkUnit<ChaosFigures>(KeyOf(method, seed), $"library {typeof(Signal).Module.ModuleVersionId:N}; {Settings}; {method.Settings}", cancellation => Run(method, seed, cancellation)));

    /// <summary>Names the piece of work of a method and a seed.</summary>
    public string KeyOf(Method method, long seed) => string.Create(CultureInfo.InvariantCulture, $"{Key} {method.Key} {seed}");
}
