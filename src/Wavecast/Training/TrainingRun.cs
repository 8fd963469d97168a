using System.Numerics;

namespace Wavecast.Training;

/// <summary>One run from start or checkpoint to its end: epochs, their judgement, reports and checkpoints.</summary>
internal sealed class TrainingRun<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(1);

    private readonly NetworkShape shape;
    private readonly TrainingSettings settings;
    private readonly SequenceBatch<T> training;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly RunClock clock;
    private readonly CheckpointStore checkpoints;
    private readonly RunIdentity identity;
    private readonly EpochRunner<T> runner;
    private readonly Validator<T> validator;
    private readonly int firstEpoch;
    private CheckpointMark<T>? unwritten;
    private TimeSpan written;

    public TrainingRun(LstmNetwork<T> network, TrainingSettings settings, SequenceBatch<T> training, SequenceBatch<T>? validation, IProgress<TrainingProgress>? progress, RunClock clock, CheckpointStore checkpoints)
    {
        (shape, this.settings, this.training, this.progress) = (network.Shape, settings, training, progress);
        (this.clock, this.checkpoints) = (clock, checkpoints);
        identity = RunIdentity.Of(shape, settings, training, validation);
        State = checkpoints.Saved is { } saved
            ? CheckpointFile.Read<T>(saved, identity, shape, settings)
            : new TrainingState<T>(network.Parameters.ToArray(), settings);
        firstEpoch = State.Epochs.Count;
        validator = new Validator<T>(shape, settings, training, validation);
        runner = new EpochRunner<T>(shape, settings, training, State, clock);
    }

    public TrainingState<T> State { get; }

    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>Trains until something ends the run.</summary>
    /// <param name="evaluations">Evaluations in all after which it pauses with the epoch that uses them up, to be gone on with; null for no pause.</param>
    public RunEnd Run(int? evaluations = null)
    {
        RunEnd? end = null;
        try
        {
            if (State.Epochs.Count == 0)
            {
                Begin();
            }
            while ((end = Finished(evaluations ?? int.MaxValue)) is null)
            {
                TrainEpoch();
            }
        }
        catch (RunEndedException e)
        {
            end = e.End;
        }
        catch (ExplodedException e)
        {
            end = Rescue.End(State, e);
        }
        WriteCheckpoint();
        return end;
    }

    public void Dispose()
    {
        runner.Dispose();
        validator.Dispose();
    }

    private void Begin()
    {
        if (settings.FitBypass && shape.Bypass > 0)
        {
            RidgeBypass.Fit(shape, State.Parameters, training);
        }
        double loss = runner.InitialLoss();
        if (!double.IsFinite(loss))
        {
            State.Finish(new TrainingEpoch(0, 0, loss, null, null));
            throw new RunEndedException(new RunEnd(StopReason.Diverged, "The training loss of the initial parameters is not finite, so nothing was trained. Scale the data."));
        }
        FinishEpoch(loss);
        // At once, so that a path that cannot be written ends the run before it has cost time.
        WriteCheckpoint();
    }

    private void TrainEpoch()
    {
        try
        {
            FinishEpoch(runner.Run());
        }
        catch (ExplodedException explosion) when (Rescue.Next(State, settings) is { } safer)
        {
            Rescue.Note(State, explosion, safer);
            runner.Restart(safer.Optimizer);
        }
    }

    private void FinishEpoch(double trainLoss)
    {
        (double? loss, double? freeRun) = validator.Evaluate(State.Parameters);
        if (loss is { } known)
        {
            JudgeValidation(known);
        }
        TrainingEpoch epoch = new(State.Epochs.Count, State.Losses.Count, trainLoss, loss, freeRun);
        if (State.Epochs.Count == 0 || State.IsBetter(epoch, State.Best))
        {
            epoch = epoch with { Drift = validator.Drift(State.Parameters) };
        }
        State.Finish(epoch);
        if (checkpoints.Write is not null)
        {
            unwritten = CheckpointMark<T>.Of(State);
            if (clock.Elapsed - written >= BetweenCheckpoints)
            {
                WriteCheckpoint();
            }
        }
        int left = Math.Max(0, settings.Epochs - epoch.Epoch);
        progress?.Report(new TrainingProgress(epoch, settings.Epochs, clock.Elapsed, clock.Left(State.Epochs.Count - Math.Max(1, firstEpoch), left)));
    }

    /// <summary>The last update of an epoch has not been seen by the training loss where the optimizer evaluates before it moves.</summary>
    /// <exception cref="ExplodedException">The validation loss has exploded.</exception>
    private void JudgeValidation(double loss)
    {
        const string What = "validation loss";
        Explosion.RequireFinite(What, loss);
        if (State.Epochs.Count > 0 && !runner.SearchesLine)
        {
            Explosion.Judge(What, loss, State.Epochs.First.ValidationLoss!.Value, State.Best.ValidationLoss!.Value, State.MostGrowth);
        }
    }

    private void WriteCheckpoint()
    {
        if (unwritten is not null)
        {
            checkpoints.Write!(CheckpointFile.Make(State, unwritten, identity, settings));
            unwritten = null;
            written = clock.Elapsed;
        }
    }

    /// <summary>Why the run ends after the last finished epoch, or null.</summary>
    private RunEnd? Finished(int pause)
    {
        TrainingEpoch last = State.Epochs.Last;
        if (State.Converged)
        {
            return new RunEnd(StopReason.Converged, $"The optimizer converged in epoch {last.Epoch}: it can improve no further.");
        }
        if (last.FreeRunRmse <= settings.Goal && State.Lasts(last))
        {
            return new RunEnd(StopReason.Goal, FormattableString.Invariant($"The free-run error {last.FreeRunRmse:g4} of epoch {last.Epoch} reached the goal of {settings.Goal}."));
        }
        if (settings.Patience > 0 && last.Epoch - State.Best.Epoch >= settings.Patience)
        {
            return new RunEnd(StopReason.Patience, $"No epoch after {State.Best.Epoch} was better, for {last.Epoch - State.Best.Epoch} epochs.");
        }
        if (State.Losses.Count >= Math.Min(pause, settings.Evaluations ?? int.MaxValue))
        {
            return new RunEnd(StopReason.Evaluations, $"All {settings.Evaluations ?? pause} evaluations are used up.");
        }
        return last.Epoch >= settings.Epochs
            ? new RunEnd(StopReason.Epochs, $"All {settings.Epochs} epochs are done.")
            : clock.Check(last.Epoch + 1);
    }
}
