using System.Numerics;
using Wavecast.Training;

namespace Wavecast.Forecasting;

/// <summary>A start in training: it can be paused, judged as it was at a number of evaluations, and gone on with.</summary>
internal sealed class Entrant<T>(StartCandidate<T> candidate, TrainingSettings settings, TrainingRun<T> run) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public StartCandidate<T> Candidate => candidate;

    public TrainingSettings Settings => settings;

    public TrainingState<T> State => run.State;

    /// <summary>Why it stopped or paused last.</summary>
    public RunEnd? End { get; private set; }

    public bool ReachedGoal => End?.Stopped == StopReason.Goal;

    /// <summary>Whether nothing but a pause keeps it from going on.</summary>
    public bool CanGoOn => End is null or { Stopped: StopReason.Evaluations };

    public void Train(int evaluations) => End = run.Run(evaluations);

    /// <summary>The best score among its epochs up to the evaluations that starts are compared at: a resumed run may be further than its rivals were.</summary>
    public double Score => State.Epochs.Count == 0 ? double.PositiveInfinity : State.Score(State.Epochs.Compared);

    public void Dispose() => run.Dispose();
}
