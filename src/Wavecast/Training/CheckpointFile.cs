using System.Globalization;
using System.Numerics;
using Wavecast.Storage;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>The state of a run after an epoch as a safetensors file, from which the run goes on with the same bits.</summary>
/// <remarks>
/// Tensors: <c>parameters</c>, <c>best.parameters</c>, <c>losses [evaluations]</c>, <c>epochs [epochs + 1, 5]</c>
/// (evaluations, training loss, validation loss, free-run error, drift; NaN for none), <c>counters [5]</c> (calls, stage,
/// evaluations before the stage, whether converged, epochs in all), <c>rescues [rescues, 4]</c> (epoch, evaluation, loss,
/// epoch gone back to; their sentences are in the metadata as <c>rescue.0</c> …), and the optimizer's as <c>optimizer.vector.*</c> and
/// <c>optimizer.number.*</c>, absent where the next epoch starts it afresh. Metadata: the format's version and the
/// fields of <see cref="RunIdentity"/>. The position of the random streams is the number of epochs and calls; that of the
/// learning-rate schedule follows from the losses of the epochs.
/// </remarks>
internal static class CheckpointFile
{
    /// <summary>The metadata by which a checkpoint is known.</summary>
    public const string VersionKey = "wavecast.checkpoint";
    private const string Version = "2";
    private const string Vector = "optimizer.vector.";
    private const string Number = "optimizer.number.";
    private const string Sentence = "rescue.";
    private const int EpochColumns = 5;
    private const int RescueColumns = 4;

    private static readonly string[] Fixed = ["parameters", "best.parameters", "losses", "epochs", "counters", "rescues"];

    /// <summary>Puts the state after the last finished epoch together.</summary>
    /// <param name="state">The state, by now perhaps in the middle of the next epoch.</param>
    /// <param name="mark">What was taken down when the epoch ended.</param>
    /// <param name="identity">What a run that resumes has to share.</param>
    /// <param name="settings">The run's settings.</param>
    public static SafetensorsFile Make<T>(TrainingState<T> state, CheckpointMark<T> mark, RunIdentity identity, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] epochs = [.. state.Epochs.SelectMany(e => (double[])[e.Evaluations, e.TrainLoss, e.ValidationLoss ?? double.NaN, e.FreeRunRmse ?? double.NaN, e.Drift ?? double.NaN])];
        List<Tensor> tensors =
        [
            Tensor.Create<T>("parameters", state.LastParameters),
            Tensor.Create<T>("best.parameters", state.BestParameters),
            Tensor.Create<double>("losses", state.Losses.ToArray().AsSpan(0, state.Epochs[^1].Evaluations)),
            Tensor.Create<double>("epochs", epochs, state.Epochs.Count, EpochColumns),
            Tensor.Create<long>("counters", [mark.Calls, mark.Stage, mark.StageStart, mark.Converged ? 1 : 0, settings.Epochs]),
            Tensor.Create<double>("rescues", [.. mark.Rescues.SelectMany(r => (double[])[r.Epoch, r.Evaluation, r.Loss, r.BestEpoch])], mark.Rescues.Length, RescueColumns),
        ];
        if (mark.Optimizer is OptimizerSnapshot<T> snapshot)
        {
            tensors.AddRange(snapshot.Vectors.Select(v => Tensor.Over(Vector + v.Key, v.Value)));
            tensors.AddRange(snapshot.Numbers.Select(n => Tensor.Create<double>(Number + n.Key, [n.Value])));
        }
        IEnumerable<KeyValuePair<string, string>> sentences = mark.Rescues.Select((rescue, i) => KeyValuePair.Create(SentenceOf(i), rescue.Reason));
        return new SafetensorsFile(tensors, [.. identity.ToMetadata(), KeyValuePair.Create(VersionKey, Version), .. sentences]);
    }

    /// <summary>Reads the state of a run like this one.</summary>
    /// <exception cref="CheckpointMismatchException">The checkpoint belongs to another run.</exception>
    /// <exception cref="ModelFormatException">It is damaged, or no checkpoint of this version.</exception>
    public static TrainingState<T> Read<T>(SafetensorsFile file, RunIdentity identity, NetworkShape shape, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string version = file.Metadata.GetValueOrDefault(VersionKey) ?? throw file.Wrong("this is not a checkpoint; expected a file that a training run wrote as its checkpoint");
        if (version != Version)
        {
            throw file.Wrong($"the checkpoint has version {ModelFormatException.Quote(version)}; expected {Version}");
        }
        identity.Check(file);
        TrainingState<T> state = new(Parameters<T>(file, "parameters", shape), settings);
        Parameters<T>(file, "best.parameters", shape).CopyTo(state.BestParameters, 0);
        state.Losses.AddRange(file.Values<double>("losses", Sizes(file, "losses", 1)));
        ReadEpochs(file, state);
        ReadCounters(file, state, settings);
        ReadRescues(file, state, settings);
        state.Optimizer = ReadOptimizer<T>(file, shape, Rescue.OptimizerAfter(settings, state.Rescues.Count)!);
        return state;
    }

    private static T[] Parameters<T>(SafetensorsFile file, string name, NetworkShape shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = file.Values<T>(name, shape.ParameterCount);
        int bad = Array.FindIndex(values, value => !T.IsFinite(value));
        return bad < 0 ? values : throw file.Wrong($"tensor '{name}' holds {values[bad]} at {bad}; expected finite numbers");
    }

    private static void ReadEpochs<T>(SafetensorsFile file, TrainingState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Sizes(file, "epochs", 2)[0];
        double[] values = file.Values<double>("epochs", count, EpochColumns);
        int before = 0;
        for (int epoch = 0; epoch < count; epoch++)
        {
            ReadOnlySpan<double> row = values.AsSpan(epoch * EpochColumns, EpochColumns);
            bool sound = double.IsInteger(row[0]) && row[0] >= before && row[0] <= state.Losses.Count
                && double.IsFinite(row[1]) && !double.IsInfinity(row[2]) && !double.IsInfinity(row[3]) && !(row[3] < 0) && !(row[4] < 0);
            if (!sound)
            {
                throw file.Wrong(FormattableString.Invariant($"tensor 'epochs' holds [{row[0]}, {row[1]}, {row[2]}, {row[3]}, {row[4]}] for epoch {epoch}; expected evaluations that grow to at most {state.Losses.Count}, and finite losses"));
            }
            before = (int)row[0];
            state.Add(new TrainingEpoch(epoch, before, row[1], Known(row[2]), Known(row[3])) { Drift = Known(row[4]) });
        }
        if (count == 0 || before != state.Losses.Count)
        {
            throw file.Wrong($"tensor 'epochs' ends after {before} evaluations; expected the {state.Losses.Count} of tensor 'losses', and at least epoch 0");
        }
    }

    private static void ReadRescues<T>(SafetensorsFile file, TrainingState<T> state, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Sizes(file, "rescues", 2)[0];
        double[] values = file.Values<double>("rescues", count, RescueColumns);
        if (count > 0 && (!settings.Rescue || Rescue.OptimizerAfter(settings, count) is null))
        {
            throw file.Wrong($"tensor 'rescues' holds {count} rescues; a run with these settings cannot have had them");
        }
        for (int i = 0; i < count; i++)
        {
            double[] row = values[(i * RescueColumns)..((i + 1) * RescueColumns)];
            bool sound = IsWhole(row[0], state.Epochs.Count - 1) && IsWhole(row[1], state.Losses.Count) && IsWhole(row[3], state.Epochs.Count - 1);
            if (!sound)
            {
                throw file.Wrong(FormattableString.Invariant($"tensor 'rescues' holds [{row[0]}, {row[1]}, {row[2]}, {row[3]}] at {i}; expected epochs and evaluations of the run"));
            }
            state.Rescues.Add(new TrainingRescue((int)row[0], (int)row[1], row[2], (int)row[3], file.Text(SentenceOf(i))));
        }

        static bool IsWhole(double value, int most) => double.IsInteger(value) && value >= 0 && value <= most;
    }

    private static void ReadCounters<T>(SafetensorsFile file, TrainingState<T> state, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Tensor? tensor = file.Find("counters");
        if (tensor is not { Type: TensorType.I64, Sizes: [5] })
        {
            throw file.Wrong("there is no tensor 'counters' of shape [5] in I64");
        }
        long[] counters = tensor.ToIntegers();
        state.Calls = Within(0, 0, long.MaxValue - TrainingSettings.MostEpochs);
        state.Stage = (int)Within(1, 0, Math.Max(1, settings.FreeRunStages.Length) - 1);
        state.StageStart = (int)Within(2, 0, state.Losses.Count);
        state.Converged = Within(3, 0, 1) == 1;
        CheckSchedule(file, state, settings, (int)Within(4, 0, TrainingSettings.MostEpochs));

        long Within(int index, long least, long most) => counters[index] >= least && counters[index] <= most
            ? counters[index]
            : throw file.Wrong($"tensor 'counters' holds {counters[index]} at {index}; expected a number from {least} to {most}");
    }

    /// <summary>Another number of epochs is welcome unless the schedule would have been another with it in the epochs that are done.</summary>
    private static void CheckSchedule<T>(SafetensorsFile file, TrainingState<T> state, TrainingSettings settings, int epochs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LearningRateState saved = settings.Schedule.CreateState(Math.Max(1, epochs));
        LearningRateState present = settings.Schedule.CreateState(Math.Max(1, settings.Epochs));
        foreach (TrainingEpoch epoch in state.Epochs.Skip(1))
        {
            if (saved.Factor != present.Factor)
            {
                throw new CheckpointMismatchException(file.Name, "epochs", $"{epochs}", $"{settings.Epochs}");
            }
            saved.Advance(epoch.ScheduleLoss);
            present.Advance(epoch.ScheduleLoss);
        }
    }

    private static IOptimizerState<T>? ReadOptimizer<T>(SafetensorsFile file, NetworkShape shape, IOptimizer settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OptimizerSnapshot<T> snapshot = new();
        foreach (Tensor tensor in file.Tensors.Where(t => !Fixed.Contains(t.Name)))
        {
            if (tensor.Name.StartsWith(Vector, StringComparison.Ordinal))
            {
                snapshot.Vectors.Add(tensor.Name[Vector.Length..], file.Values<T>(tensor.Name, Sizes(file, tensor.Name, 1)));
            }
            else if (tensor.Name.StartsWith(Number, StringComparison.Ordinal))
            {
                snapshot.Numbers.Add(tensor.Name[Number.Length..], file.Values<double>(tensor.Name, 1)[0]);
            }
            else
            {
                throw file.Wrong($"tensor {ModelFormatException.Quote(tensor.Name)} does not belong into a checkpoint");
            }
        }
        if (snapshot.Vectors.Count + snapshot.Numbers.Count == 0)
        {
            return null;
        }
        IOptimizerState<T> optimizer = settings.CreateState<T>(shape.ParameterCount);
        try
        {
            optimizer.Restore(snapshot);
        }
        catch (ArgumentException e)
        {
            throw new ModelFormatException($"{file.Name}: the optimizer cannot go on from it. {e.Message}", e);
        }
        return optimizer;
    }

    /// <summary>The sizes of a tensor with that many axes.</summary>
    private static int[] Sizes(SafetensorsFile file, string name, int axes)
    {
        Tensor? tensor = file.Find(name);
        return tensor?.Sizes.Length == axes ? [.. tensor.Sizes] : throw file.Wrong($"there is no tensor {ModelFormatException.Quote(name)} with {axes} axes");
    }

    private static string SentenceOf(int rescue) => Sentence + rescue.ToString(CultureInfo.InvariantCulture);

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
