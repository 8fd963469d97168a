using System.Diagnostics;
using System.Numerics;

namespace Wavecast.Benchmarks.Tables;

/// <summary>Work done by Wavecast itself.</summary>
internal static class OwnWork
{
    public static PreparedRun Prepare(Work work) => work.Kind == WorkKind.Job
        ? ExampleJob.Prepare(work)
        : work.Precision == "float" ? Prepare<float>(work) : Prepare<double>(work);

    /// <summary>A run that times an action here.</summary>
    internal static PreparedRun Timed(Action action, IDisposable? owned = null) => new(
        repeats =>
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeats; i++)
            {
                action();
            }
            return new Outcome(Stopwatch.GetElapsedTime(start).TotalSeconds / repeats);
        },
        owned);

    private static PreparedRun Prepare<T>(Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => work.Kind switch
        {
            WorkKind.Evaluation => Evaluation<T>(work),
            WorkKind.Step => work.Batch > 1 ? Streams<T>(work) : Step<T>(work),
            WorkKind.Update => OptimizerWork.Prepare<T>(work),
            _ => throw new ArgumentException($"{work.Kind} is not done in this process.", nameof(work)),
        };

    private static PreparedRun Evaluation<T>(Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkShape shape = work.Shape;
        T[] parameters = new LstmNetwork<T>(shape, seed: 0, InitialWeights.PyTorch).Parameters.ToArray();
        T[] gradient = new T[parameters.Length];
        ObjectiveSettings settings = new() { SmallMemory = work.Form == Work.SmallMemory };
        SequenceObjective<T> objective = SequenceObjective<T>.NextStep(shape, ClosureBenchmark.Waves<T>(work.Batch, work.Length + 1), settings, work.Threads);
        return Timed(() => objective.Evaluate(parameters, gradient), objective);
    }

    private static PreparedRun Step<T>(Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkState<T> state = new LstmNetwork<T>(work.Shape).CreateState();
        T value = T.One;
        return Timed(() =>
        {
            for (int t = 0; t < work.Length; t++)
            {
                value = state.Step(value);
            }
        });
    }

    private static PreparedRun Streams<T>(Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StreamGroup<T> group = new(new LstmNetwork<T>(work.Shape), work.Threads);
        T[] values = new T[work.Batch];
        Array.ForEach(values, _ => group.Add());
        return Timed(
            () =>
            {
                for (int t = 0; t < work.Length; t++)
                {
                    group.Step(values, values);
                }
            },
            group);
    }
}
