using System.Numerics;

namespace Wavecast.Training;

/// <summary>Judges parameters on sequences: teacher-forced loss without noise, and the error of drawing freely.</summary>
internal sealed class Validator<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SequenceObjective<T>? objective;
    private readonly FreeRunTest<T>? freeRun;
    private readonly EnduranceRun<T>? endurance;

    /// <summary>Prepares what is needed: everything with validation sequences, else what selection and goal ask of the training sequences.</summary>
    public Validator(NetworkShape shape, TrainingSettings settings, SequenceBatch<T> training, SequenceBatch<T>? validation)
    {
        SequenceBatch<T> sequences = validation ?? training;
        bool needsLoss = validation is not null || settings.Selection != Selection.FreeRun;
        bool needsFreeRun = validation is not null || settings.Selection == Selection.FreeRun || settings.Goal is not null;
        freeRun = needsFreeRun ? new FreeRunTest<T>(shape, settings, sequences) : null;
        ObjectiveSettings teacherForced = settings.Objective with { FreeRun = null, InputNoise = InputNoise.None };
        objective = needsLoss ? SequenceObjective<T>.NextStep(shape, sequences, teacherForced, settings.Threads) : null;
        endurance = settings.Endurance is null ? null : new EnduranceRun<T>(shape, settings, validation is null ? [training] : [validation, training]);
    }

    /// <summary>See <see cref="EnduranceRun{T}"/>; null where no such test is asked for.</summary>
    public double? Drift(ReadOnlySpan<T> parameters) => endurance?.Drift(parameters);

    /// <summary>The loss and the free-run error at the parameters; null where not needed, and where a drawing overflows.</summary>
    public (double? Loss, double? FreeRunRmse) Evaluate(ReadOnlySpan<T> parameters) =>
        (objective?.Loss(parameters), freeRun?.Rmse(parameters));

    public void Dispose() => objective?.Dispose();
}
