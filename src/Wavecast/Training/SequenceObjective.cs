using System.Numerics;
using Wavecast.Data;
using Wavecast.Kernels;
using Wavecast.Randomness;
using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast;

/// <summary>The loss of a network over a batch of sequences, and its gradient by backpropagation through time.</summary>
/// <remarks>
/// Prediction t of a sequence is compared with its target t. The same parameters, data and noise address give the same bits on
/// any number of threads and any vector width. After the first evaluation nothing is allocated. Not safe to use from several
/// threads at once; it runs its own.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SequenceObjective<T> : IObjective<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkShape shape;
    private readonly SequenceBatch<T> inputs;
    private readonly SequenceBatch<T> targets;
    private readonly ObjectiveSettings settings;
    private readonly double[] noiseLevels;
    private readonly bool shifted;
    private readonly BlockSum<T> sum;
    private int[] selected = [];
    private long noiseSeed;
    private long noiseIteration;
    private NetworkState<T>[]? initialState;

    /// <summary>Compares the network's predictions from <paramref name="inputs"/> with <paramref name="targets"/>.</summary>
    /// <param name="shape">The network's sizes.</param>
    /// <param name="inputs">The given inputs, <c>[batch, steps, inputs]</c>.</param>
    /// <param name="targets">What each prediction should be, <c>[batch, steps, outputs]</c>, as long as the inputs, sequence by sequence.</param>
    /// <param name="settings">What counts, and how.</param>
    /// <param name="threads">Threads to run on; they change no bit.</param>
    /// <exception cref="ArgumentException">The batches, the shape and the settings do not fit each other.</exception>
    public SequenceObjective(NetworkShape shape, SequenceBatch<T> inputs, SequenceBatch<T> targets, ObjectiveSettings settings, int threads = 1)
        : this(shape, inputs, targets, settings, threads, shifted: false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count != inputs.Count || !targets.Lengths.SequenceEqual(inputs.Lengths))
        {
            throw new ArgumentException("Inputs and targets need the same number of sequences, each of the same length.", nameof(targets));
        }
    }

    private SequenceObjective(NetworkShape shape, SequenceBatch<T> inputs, SequenceBatch<T> targets, ObjectiveSettings settings, int threads, bool shifted)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(settings);
        if (inputs.Features != shape.Inputs || targets.Features != shape.Outputs)
        {
            throw new ArgumentException($"The network has {shape.Inputs} inputs and {shape.Outputs} outputs; the sequences have {inputs.Features} and {targets.Features} features.", nameof(shape));
        }
        if (settings.FreeRun is not null && !shape.CanFreeRun)
        {
            throw new ArgumentException($"A free run feeds predictions back as inputs; it needs as many outputs as inputs, not {shape.Outputs} and {shape.Inputs}.", nameof(settings));
        }
        (this.shape, this.inputs, this.targets, this.settings, this.shifted) = (shape, inputs, targets, settings, shifted);
        noiseLevels = NoiseLevels();
        sum = new BlockSum<T>(shape, shifted ? inputs.Steps - 1 : inputs.Steps, SquaredLoss<T>.Instance, Require.InRange(threads, 1, 1024), settings.SmallMemory)
        {
            Noise = settings.InputNoise.Level > 0 ? WithNoise : null,
            AfterBackward = KeepInitialStateGradient,
        };
        Select([.. Enumerable.Range(0, inputs.Count)]);
    }

    /// <inheritdoc/>
    public int Length => shape.ParameterCount;

    /// <summary>Teacher forcing of the next step: input x[0 … n−1), target x[1 … n) of each sequence.</summary>
    /// <exception cref="ArgumentException">A sequence has fewer than two steps, or the sequences do not fit the network.</exception>
    public static SequenceObjective<T> NextStep(NetworkShape shape, SequenceBatch<T> sequences, ObjectiveSettings settings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int shortest = sequences.Lengths.IndexOfAnyInRange(0, 1);
        if (shortest >= 0)
        {
            throw new ArgumentException($"Sequence {shortest} has {sequences.Lengths[shortest]} step; learning the next step needs at least two.", nameof(sequences));
        }
        return new SequenceObjective<T>(shape, sequences, sequences, settings, threads, shifted: true);
    }

    /// <summary>Counts only these sequences from now on: a mini-batch.</summary>
    /// <param name="sequences">Their numbers in the batch; each at most once.</param>
    public void Select(ReadOnlySpan<int> sequences)
    {
        if (sequences.SequenceEqual(selected))
        {
            return;
        }
        sum.Cut(sequences.Length);
        selected = sequences.ToArray();
        Fill();
    }

    /// <summary>Where the input noise of coming evaluations comes from: it is a function of seed, iteration, sequence and step, so the same address gives the same noise.</summary>
    public void SetNoise(long seed, long iteration) => (noiseSeed, noiseIteration) = (seed, iteration);

    /// <summary>The state from which each sequence of the batch starts, instead of zero.</summary>
    /// <param name="states">One for each sequence, or null for zero.</param>
    /// <exception cref="ArgumentException">The states are not as many as the sequences, or of another shape.</exception>
    public void SetInitialState(IReadOnlyList<NetworkState<T>>? states)
    {
        if (states is not null && (states.Count != inputs.Count || states.Any(state => state.Shape != shape)))
        {
            throw new ArgumentException($"Expected {inputs.Count} states of {shape}.", nameof(states));
        }
        initialState = states?.ToArray();
        InitialStateGradient = [];
        Fill();
    }

    /// <summary>∂loss/∂(initial h, c) of each sequence after an evaluation, where <see cref="SetInitialState"/> gave states: <c>[sequence][layer]</c>, each as long as the layer's hidden size.</summary>
    public IReadOnlyList<InitialStateGradient<T>> InitialStateGradient { get; private set; } = [];

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient) => sum.Evaluate(parameters, gradient);

    /// <summary>The loss alone: the way forward.</summary>
    public double Loss(ReadOnlySpan<T> parameters) => sum.Loss(parameters);

    /// <summary>Frees threads and memory.</summary>
    public void Dispose() => sum.Dispose();

    private AlignedBuffer<T>? WithNoise(Block<T> block) => block.WithNoise(new PhiloxStream(noiseSeed, RandomPurpose.InputNoise), noiseIteration, noiseLevels);

    private void KeepInitialStateGradient(BlockRun<T> run, Block<T> block)
    {
        if (initialState is null)
        {
            return;
        }
        for (int lane = 0; lane < block.Lanes; lane++)
        {
            if (block.Sequences[lane] >= 0)
            {
                InitialStateGradient[block.Sequences[lane]].Read(run, lane);
            }
        }
    }

    private double[] NoiseLevels()
    {
        double[] levels = new double[shape.Inputs];
        Array.Fill(levels, settings.InputNoise.Level);
        for (int i = 0; settings.InputNoise.Relative && i < levels.Length; i++)
        {
            levels[i] *= FeatureRange.Of(inputs, i).Deviation;
        }
        return levels;
    }

    private void Fill()
    {
        StepPlan plan = new(settings);
        (double given, double drawn) = plan.Normalise(selected.Select(sequence => LengthOf(sequence)), shape.Outputs);
        int next = 0;
        foreach (Block<T> block in sum.Blocks)
        {
            block.Reset();
            for (int lane = 0; lane < block.Lanes && next < selected.Length; lane++)
            {
                FillLane(block, lane, selected[next++], plan, given, drawn);
            }
            FillInitialState(block);
        }
        if (initialState is not null && InitialStateGradient.Count == 0)
        {
            InitialStateGradient = [.. Enumerable.Range(0, inputs.Count).Select(_ => new InitialStateGradient<T>(shape))];
        }
    }

    private int LengthOf(int sequence) => inputs.Lengths[sequence] - (shifted ? 1 : 0);

    private void FillLane(Block<T> block, int lane, int sequence, StepPlan plan, double given, double drawn)
    {
        int steps = LengthOf(sequence);
        block.SetSequence(lane, sequence, inputs[sequence][..(steps * shape.Inputs)], steps);
        block.SetTarget(lane, targets[sequence][((shifted ? 1 : 0) * shape.Outputs)..]);
        for (int step = 0; step < steps; step++)
        {
            bool own = plan.IsOwn(step, steps);
            if (own)
            {
                block.SetOwn(step, lane);
            }
            block.SetWeight(step, lane, T.CreateTruncating(plan.WeightAt(step, steps) * (own ? drawn : given)));
        }
    }

    private void FillInitialState(Block<T> block)
    {
        block.ClearInitialState();
        for (int lane = 0; lane < block.Lanes && initialState is not null; lane++)
        {
            int unit = 0;
            for (int layer = 0; layer < shape.Hidden.Length && block.Sequences[lane] >= 0; layer++)
            {
                NetworkState<T> state = initialState[block.Sequences[lane]];
                for (int j = 0; j < shape.Hidden[layer]; j++, unit++)
                {
                    block.SetInitialState(lane, unit, state.Hidden(layer)[j], state.Cell(layer)[j]);
                }
            }
        }
    }
}
