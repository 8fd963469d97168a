using System.Numerics;
using Wavecast.Randomness;
using Wavecast.Tests.Reference;

namespace Wavecast.Tests.Training;

/// <summary>A network and a ragged batch of random numbers, evaluated by the kernels and by the scalar reference.</summary>
internal sealed record ObjectiveCase(NetworkShape Shape, int[] Lengths, ObjectiveSettings Settings, bool WithState = false)
{
    public double[] Parameters { get; } = Random(Shape.ParameterCount, 1, 0.4);

    public double[][] Inputs { get; } = [.. Lengths.Select((length, b) => Random(length * Shape.Inputs, 100 + b, 1))];

    public double[][] Targets { get; } = [.. Lengths.Select((length, b) => Random(length * Shape.Outputs, 5000 + b, 1))];

    public (double Loss, double[] Gradient) Reference() => Reference(out _);

    public (double Loss, double[] Gradient) Reference(out ScalarResult[] results)
    {
        double[] gradient = new double[Shape.ParameterCount];
        results = new ScalarResult[Lengths.Length];
        double loss = 0;
        for (int b = 0; b < Lengths.Length; b++)
        {
            results[b] = ScalarLstm.Evaluate(Shape, Parameters, Sequence(b), gradient);
            loss += results[b].Loss;
        }
        return (loss, gradient);
    }

    public (double Loss, double[] Gradient) Kernels<T>(int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using SequenceObjective<T> objective = Objective<T>(threads);
        T[] gradient = new T[Shape.ParameterCount];
        double loss = objective.Evaluate(To<T>(Parameters), gradient);
        return (loss, [.. gradient.Select(double.CreateTruncating)]);
    }

    public SequenceObjective<T> Objective<T>(int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SequenceBatch<T> inputs = SequenceBatch<double>.FromSequences(Inputs, Shape.Inputs).ConvertTo<T>();
        SequenceBatch<T> targets = SequenceBatch<double>.FromSequences(Targets, Shape.Outputs).ConvertTo<T>();
        SequenceObjective<T> objective = new(Shape, inputs, targets, Settings, threads);
        if (WithState)
        {
            LstmNetwork<T> network = new(Shape);
            objective.SetInitialState([.. Lengths.Select((_, b) => State(network, b))]);
        }
        return objective;
    }

    public double[][] Initial(int b, bool cell) =>
        [.. Shape.Hidden.Select((size, layer) => Random(size, 9000 + 20 * b + 2 * layer + (cell ? 1 : 0), 0.8))];

    public static T[] To<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(T.CreateTruncating)];

    public static double[] Random(int count, int seed, double bound)
    {
        PhiloxStream stream = new(seed, RandomPurpose.InitialWeights);
        return [.. Enumerable.Range(0, count).Select(i => stream.Uniform(-bound, bound, i))];
    }

    private NetworkState<T> State<T>(LstmNetwork<T> network, int b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkState<T> state = network.CreateState();
        IEnumerable<double> values = Initial(b, false).Zip(Initial(b, true)).SelectMany(pair => pair.First.Concat(pair.Second));
        state.Restore(To<T>([.. values, .. new double[state.Length - 2 * Shape.Hidden.Sum()]]));
        return state;
    }

    private ScalarSequence Sequence(int b)
    {
        int steps = Lengths[b];
        FreeRunLoss? freeRun = Settings.FreeRun;
        bool[] own = [.. Enumerable.Range(0, steps).Select(t => IsOwn(t, steps))];
        double values = Shape.Outputs * Counted(drawn: false), drawnValues = Shape.Outputs * Counted(drawn: true);
        bool mean = Settings.Loss == LossKind.MeanOfSquares;
        return new ScalarSequence
        {
            Inputs = ScalarSequence.Rows(Inputs[b], Shape.Inputs),
            Targets = ScalarSequence.Rows(Targets[b], Shape.Outputs),
            Own = own,
            Weights =
            [
                .. own.Select((drawn, t) => t < Settings.WarmUp ? 0
                    : Settings.Scale * Settings.StepWeights.At(t, steps) * (drawn ? freeRun!.Weight : 1) / (!mean ? 1 : drawn ? drawnValues : values)),
            ],
            H0 = WithState ? Initial(b, false) : null,
            C0 = WithState ? Initial(b, true) : null,
        };
    }

    private int Counted(bool drawn) =>
        Lengths.Sum(steps => Enumerable.Range(0, steps).Count(t => t >= Settings.WarmUp && IsOwn(t, steps) == drawn));

    /// <summary>By walking through the segments, independent of the plan's arithmetic.</summary>
    private bool IsOwn(int t, int steps)
    {
        if (Settings.FreeRun is not { } freeRun)
        {
            return false;
        }
        int segments = Math.Min(freeRun.Segments, steps);
        for (int j = 0; j < segments; j++)
        {
            int start = j * steps / segments, end = (j + 1) * steps / segments;
            if (t >= start && t < end)
            {
                return t > start && t >= end - freeRun.Steps;
            }
        }
        throw new InvalidOperationException();
    }
}
