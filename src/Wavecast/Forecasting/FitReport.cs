using System.Collections.Immutable;

namespace Wavecast.Forecasting;

/// <summary>What a fit found out on its own.</summary>
public sealed record FitReport
{
    /// <summary>The time scale of the training data.</summary>
    public required SignalProfile Signal { get; init; }

    /// <summary>Steps of the training windows.</summary>
    public required int Window { get; init; }

    /// <summary>Steps at the start of each window that did not count.</summary>
    public required int WarmUp { get; init; }

    /// <summary>Drawn steps of the kept start's stages.</summary>
    public required ImmutableArray<int> FreeRunSteps { get; init; }

    /// <summary>The free-run error at which training ends, in the data's units where it has one feature; null for none.</summary>
    public required double? Goal { get; init; }

    /// <summary>The simplest forecast of the validation part; in the data's units where it has one feature.</summary>
    public required ValidationBaseline Baseline { get; init; }

    /// <summary>Networks of other initial weights that were looked at before the best were trained.</summary>
    public required int Screened { get; init; }

    /// <summary>The starts that were trained, in order.</summary>
    public required ImmutableArray<TrainingStart> Starts { get; init; }

    /// <summary>A sentence: whether the signal is drawn, by what, and beside which baseline.</summary>
    public required string Verdict { get; init; }
}
