using System.Globalization;
using System.Numerics;
using Wavecast.Storage;
using Wavecast.Training.Optimizers;

namespace Wavecast.Training;

/// <summary>The state of a run after an epoch as a safetensors file, from which the run goes on with the same bits.</summary>
/// <remarks>
/// Tensors: <c>parameters</c>, <c>best.parameters</c>, <c>losses [kept]</c>, <c>epochs [kept, 5]</c>, those of <see cref="EpochHistory.Numbers"/>
/// (evaluations, training loss, validation loss, free-run error, drift; NaN for none), <c>counters [10]</c> (calls, stage,
/// evaluations before the stage, whether converged, epochs in all; epochs finished, epoch 0 included, the stride of those kept, the best;
/// evaluations, the stride of the losses kept), <c>stage [2]</c> (its first and its lowest loss), <c>schedule.*</c> (the numbers of
/// <see cref="LearningRateState.Save"/>), <c>rescues [rescues, 4]</c> (epoch, evaluation, loss,
/// epoch gone back to; their sentences are in the metadata as <c>rescue.0</c> …), <c>compared [7]</c> where epochs were dropped of a start that is compared with others
/// (the evaluations it is compared at, the best epoch until then and its five figures), and the optimizer's as <c>optimizer.vector.*</c> and
/// <c>optimizer.number.*</c>, absent where the next epoch starts it afresh. Metadata: the format's version and the
/// fields of <see cref="RunIdentity"/>. The position of the random streams is the number of epochs and calls.
/// Version 2 had all losses and epochs, and the first five counters; everything else follows from them.
/// </remarks>
internal static class CheckpointFile
{
    /// <summary>The metadata by which a checkpoint is known.</summary>
    public const string VersionKey = "wavecast.checkpoint";
    private const string Version = "3";
    private const string VersionWithAllEpochs = "2";
    private const string Vector = "optimizer.vector.";
    private const string Number = "optimizer.number.";
    private const string Schedule = "schedule.";
    private const string Sentence = "rescue.";
    private const int EpochColumns = 5;
    private const int ComparedColumns = 2 + EpochColumns;
    private const int RescueColumns = 4;

    private static readonly string[] Fixed = ["parameters", "best.parameters", "losses", "epochs", "counters", "stage", "rescues", "compared"];

    /// <summary>Puts the state after the last finished epoch together.</summary>
    /// <param name="state">The state, by now perhaps in the middle of the next epoch.</param>
    /// <param name="mark">What was taken down when the epoch ended.</param>
    /// <param name="identity">What a run that resumes has to share.</param>
    /// <param name="settings">The run's settings.</param>
    public static SafetensorsFile Make<T>(TrainingState<T> state, CheckpointMark<T> mark, RunIdentity identity, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        EpochHistory history = state.Epochs;
        TrainingEpoch[] epochs = history.ToArray();
        int evaluations = history.Last.Evaluations;
        List<Tensor> tensors =
        [
            Tensor.Create<T>("parameters", state.LastParameters),
            Tensor.Create<T>("best.parameters", state.BestParameters),
            Tensor.Create<double>("losses", mark.Losses.Span),
            Tensor.Create<double>("epochs", [.. epochs.SelectMany(Row)], epochs.Length, EpochColumns),
            Tensor.Create<long>("counters",
            [
                mark.Calls, mark.Stage, mark.StageLosses.Start, mark.Converged ? 1 : 0, settings.Epochs,
                history.Count, history.Stride, history.Best.Epoch, evaluations, mark.LossStride,
            ]),
            Tensor.Create<double>("stage", [mark.StageLosses.First, mark.StageLosses.Lowest]),
            .. state.Schedule.Save().Select(number => Tensor.Create<double>(Schedule + number.Key, [number.Value])),
            Tensor.Create<double>("rescues", [.. mark.Rescues.SelectMany(r => (double[])[r.Epoch, r.Evaluation, r.Loss, r.BestEpoch])], mark.Rescues.Length, RescueColumns),
        ];
        if (IsCompared(settings, history.Stride))
        {
            tensors.Add(Tensor.Create<double>("compared", [settings.ComparedAt, history.Compared.Epoch, .. Row(history.Compared)]));
        }
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
        if (version is not (Version or VersionWithAllEpochs))
        {
            throw file.Wrong($"the checkpoint has version {ModelFormatException.Quote(version)}; expected {Version}");
        }
        identity.Check(file);
        TrainingState<T> state = new(Parameters<T>(file, "parameters", shape), settings);
        Parameters<T>(file, "best.parameters", shape).CopyTo(state.BestParameters, 0);
        if (version == Version)
        {
            ReadHistory(file, state, settings);
        }
        else
        {
            ReadAllEpochs(file, state, settings);
        }
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

    private static void ReadHistory<T>(SafetensorsFile file, TrainingState<T> state, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long[] counters = ReadCounters(file, 10);
        int count = (int)Within(file, counters, 5, 1, TrainingSettings.MostEpochs + 1);
        int best = (int)Within(file, counters, 7, 0, count - 1);
        int evaluations = (int)Within(file, counters, 8, 0, int.MaxValue);
        int stride = StrideOf(file, counters, 6, "epochs", count, settings);
        int lossStride = StrideOf(file, counters, 9, "losses", evaluations, settings);
        TrainingEpoch[] epochs = ReadEpochs(file, EpochHistory.Numbers(count, stride, best), evaluations);
        state.Epochs.Restore(epochs, count, stride, state.IsBetter);
        if (state.Best.Epoch != best)
        {
            throw file.Wrong($"tensor 'counters' holds {best} at 7; expected the best epoch, {state.Best.Epoch}");
        }
        if (IsCompared(settings, stride))
        {
            ReadCompared(file, state.Epochs, settings);
        }
        state.Losses.Restore(file.Values<double>("losses", ThinnedList<double>.KeptOf(evaluations, lossStride)), evaluations, lossStride);
        SetCounters(file, counters, state, settings);
        double[] stage = file.Values<double>("stage", 2);
        if (stage[0] < 0 || stage[1] < 0 || stage[1] > stage[0] && state.StageLosses.Start < evaluations)
        {
            throw file.Wrong(FormattableString.Invariant($"tensor 'stage' holds [{stage[0]}, {stage[1]}]; expected a first loss and a lowest one"));
        }
        state.StageLosses = state.StageLosses with { First = stage[0], Lowest = stage[1] };
        ReadSchedule(file, state);
    }

    /// <summary>Goes through all losses and epochs again, which is how the stage and the schedule come to be where they are.</summary>
    private static void ReadAllEpochs<T>(SafetensorsFile file, TrainingState<T> state, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] losses = file.Values<double>("losses", Sizes(file, "losses", 1));
        int count = Sizes(file, "epochs", 2)[0];
        if (count == 0)
        {
            throw file.Wrong("tensor 'epochs' holds no epoch; expected at least epoch 0");
        }
        foreach (TrainingEpoch epoch in ReadEpochs(file, [.. Enumerable.Range(0, count)], losses.Length))
        {
            state.Add(epoch);
        }
        SetCounters(file, ReadCounters(file, 5), state, settings);
        foreach (double loss in losses)
        {
            state.Record(loss);
        }
    }

    private static TrainingEpoch[] ReadEpochs(SafetensorsFile file, int[] numbers, int evaluations)
    {
        double[] values = file.Values<double>("epochs", numbers.Length, EpochColumns);
        List<TrainingEpoch> epochs = [];
        int before = 0;
        foreach (int number in numbers)
        {
            ReadOnlySpan<double> row = values.AsSpan(epochs.Count * EpochColumns, EpochColumns);
            if (!IsSound(row, before, evaluations))
            {
                throw file.Wrong(FormattableString.Invariant($"tensor 'epochs' holds [{row[0]}, {row[1]}, {row[2]}, {row[3]}, {row[4]}] for epoch {number}; expected evaluations that grow to at most {evaluations}, and finite losses"));
            }
            before = (int)row[0];
            epochs.Add(EpochOf(number, row));
        }
        return before == evaluations ? [.. epochs] : throw file.Wrong($"tensor 'epochs' ends after {before} evaluations; expected all {evaluations}");
    }

    private static bool IsSound(ReadOnlySpan<double> row, int least, int most) =>
        double.IsInteger(row[0]) && row[0] >= least && row[0] <= most
        && double.IsFinite(row[1]) && !double.IsInfinity(row[2]) && !double.IsInfinity(row[3]) && !(row[3] < 0) && !(row[4] < 0);

    private static double[] Row(TrainingEpoch epoch) =>
        [epoch.Evaluations, epoch.TrainLoss, epoch.ValidationLoss ?? double.NaN, epoch.FreeRunRmse ?? double.NaN, epoch.Drift ?? double.NaN];

    private static TrainingEpoch EpochOf(int number, ReadOnlySpan<double> row) =>
        new(number, (int)row[0], row[1], Known(row[2]), Known(row[3])) { Drift = Known(row[4]) };

    /// <summary>Whether a start is compared with others by an epoch that may have been dropped.</summary>
    private static bool IsCompared(TrainingSettings settings, int stride) => settings.ComparedAt > 0 && stride > 1;

    /// <summary>With other numbers of evaluations than before, starts may be compared elsewhere: then by the epochs that are there.</summary>
    private static void ReadCompared(SafetensorsFile file, EpochHistory history, TrainingSettings settings)
    {
        double[] values = file.Values<double>("compared", ComparedColumns);
        if (!double.IsInteger(values[1]) || values[1] < 0 || values[1] >= history.Count || !IsSound(values.AsSpan(2), 0, history.Last.Evaluations))
        {
            throw file.Wrong(FormattableString.Invariant($"tensor 'compared' holds epoch {values[1]} after {values[2]} evaluations; expected a finished epoch"));
        }
        if (values[0] == settings.ComparedAt)
        {
            history.Compared = EpochOf((int)values[1], values.AsSpan(2));
        }
    }

    private static void ReadSchedule<T>(SafetensorsFile file, TrainingState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dictionary<string, double> numbers = state.Schedule.Save().Keys.ToDictionary(name => name, name => file.Values<double>(Schedule + name, 1)[0], StringComparer.Ordinal);
        try
        {
            state.Schedule.Restore(numbers);
        }
        catch (ArgumentException e)
        {
            throw new ModelFormatException($"{file.Name}: the learning rate cannot go on from it. {e.Message}", e);
        }
        int finished = state.Epochs.Count - 1;
        if (numbers["epoch"] != finished)
        {
            throw file.Wrong(FormattableString.Invariant($"tensor '{Schedule}epoch' holds {numbers["epoch"]}; expected the {finished} epochs that are finished"));
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

    private static long[] ReadCounters(SafetensorsFile file, int count)
    {
        Tensor? tensor = file.Find("counters");
        return tensor is { Type: TensorType.I64, Sizes: [var size] } && size == count
            ? tensor.ToIntegers()
            : throw file.Wrong($"there is no tensor 'counters' of shape [{count}] in I64");
    }

    private static long Within(SafetensorsFile file, long[] counters, int index, long least, long most) =>
        counters[index] >= least && counters[index] <= most
            ? counters[index]
            : throw file.Wrong($"tensor 'counters' holds {counters[index]} at {index}; expected a number from {least} to {most}");

    /// <summary>The counters that every version has; the numbers of epochs and evaluations are known.</summary>
    private static void SetCounters<T>(SafetensorsFile file, long[] counters, TrainingState<T> state, TrainingSettings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        state.Calls = Within(file, counters, 0, 0, long.MaxValue - TrainingSettings.MostEpochs);
        state.Stage = (int)Within(file, counters, 1, 0, Math.Max(1, settings.FreeRunStages.Length) - 1);
        state.StageLosses = new StageLosses((int)Within(file, counters, 2, 0, state.Epochs.Last.Evaluations));
        state.Converged = Within(file, counters, 3, 0, 1) == 1;
        int epochs = (int)Within(file, counters, 4, 0, TrainingSettings.MostEpochs);
        // Another number of epochs is welcome unless the schedule would have been another with it in the epochs that are done.
        if (!settings.Schedule.Agrees(state.Epochs.Count - 1, Math.Max(1, epochs), Math.Max(1, settings.Epochs)))
        {
            throw new CheckpointMismatchException(file.Name, "epochs", $"{epochs}", $"{settings.Epochs}");
        }
    }

    /// <summary>A stride with which a history of that length is no longer than it may be; checked before anything of that length is made.</summary>
    private static int StrideOf(SafetensorsFile file, long[] counters, int index, string what, int count, TrainingSettings settings)
    {
        long stride = counters[index];
        return stride is > 0 and <= int.MaxValue && long.IsPow2(stride) && ThinnedList<double>.KeptOf(count, (int)stride) <= settings.HistoryLimit
            ? (int)stride
            : throw file.Wrong($"tensor 'counters' holds {stride} at {index}; expected a power of two with which at most {settings.HistoryLimit} of {count} {what} are kept");
    }

    private static IOptimizerState<T>? ReadOptimizer<T>(SafetensorsFile file, NetworkShape shape, IOptimizer settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OptimizerSnapshot<T> snapshot = new();
        foreach (Tensor tensor in file.Tensors.Where(t => !Fixed.Contains(t.Name) && !t.Name.StartsWith(Schedule, StringComparison.Ordinal)))
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
