using System.Numerics;
using Wavecast.Randomness;

namespace Wavecast.Kernels;

/// <summary>A fixed number of sequences side by side, one a lane: the unit of determinism. All values lie <c>[step][feature][lane]</c>.</summary>
internal sealed unsafe class Block<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkShape shape;
    private readonly bool[] anyOwn;
    private readonly T[] own;
    private AlignedBuffer<T>? noisy;
    private T[] noise = [];

    /// <param name="shape">The network's, for the sizes of inputs and targets.</param>
    /// <param name="lanes"><see cref="FullLanes"/>, half of it, or one.</param>
    /// <param name="capacity">Most steps that a load may have.</param>
    /// <param name="withTargets">Whether a loss will be asked for.</param>
    /// <param name="firstOutput">See <see cref="FirstOutput"/>.</param>
    public Block(NetworkShape shape, int lanes, int capacity, bool withTargets, int firstOutput = 0)
    {
        this.shape = shape;
        Lanes = lanes;
        FirstOutput = firstOutput;
        Given = new AlignedBuffer<T>((long)capacity * shape.Inputs * lanes);
        Target = new AlignedBuffer<T>(withTargets ? (long)(capacity - firstOutput) * shape.Outputs * lanes : 0);
        Weight = new AlignedBuffer<T>(withTargets ? (long)(capacity - firstOutput) * lanes : 0);
        own = new T[(long)capacity * lanes];
        anyOwn = new bool[capacity];
        Lengths = new int[lanes];
        Sequences = new int[lanes];
    }

    /// <summary>A sequence by itself costs a quarter of a half block, its vectors lying along the units.</summary>
    private const int MostSingles = 2;

    /// <summary>Lanes of a whole block: two 512-bit vectors.</summary>
    public static int FullLanes => 128 / sizeof(T);

    public int Lanes { get; }

    /// <summary>Steps of the longest sequence.</summary>
    public int Steps { get; private set; }

    /// <summary>The first step whose prediction is wanted: before it there is none, and no loss.</summary>
    public int FirstOutput { get; }

    /// <summary>Steps of each lane's sequence; 0 for a lane without one.</summary>
    public int[] Lengths { get; }

    /// <summary>Which sequence of the batch a lane holds; −1 for none.</summary>
    public int[] Sequences { get; }

    public AlignedBuffer<T> Given { get; }

    public AlignedBuffer<T> Target { get; }

    /// <summary>Mask × step weight × whatever normalises the loss, <c>[step][lane]</c>, from <see cref="FirstOutput"/> on.</summary>
    public AlignedBuffer<T> Weight { get; }

    /// <summary>Initial h and c, <c>[unit][lane]</c>, the units of one layer after the other's; null for zero.</summary>
    public (AlignedBuffer<T> Hidden, AlignedBuffer<T> Cell)? InitialState { get; private set; }

    /// <summary>Whether any lane's input at the step is the network's own output.</summary>
    public bool HasOwn(int step) => anyOwn[step];

    public bool HasOwnBetween(int start, int end) => anyOwn.AsSpan(start, end - start).Contains(true);

    public bool IsOwn(int step, int lane) => own[step * Lanes + lane] != T.Zero;

    public void SetOwn(int step, int lane)
    {
        own[step * Lanes + lane] = T.One;
        anyOwn[step] = true;
    }

    /// <summary>Empties the block: no lane holds a sequence, all padding is zero.</summary>
    public void Reset()
    {
        Steps = 0;
        Array.Clear(Lengths);
        Array.Fill(Sequences, -1);
        Array.Clear(own);
        Array.Clear(anyOwn);
        Given.Clear();
        Target.Clear();
        Weight.Clear();
    }

    /// <summary>Puts a sequence's inputs, <c>[steps, inputs]</c>, into a lane; <paramref name="steps"/> may go on beyond them, for a free run.</summary>
    public void SetSequence(int lane, int sequence, ReadOnlySpan<T> inputs, int steps)
    {
        Sequences[lane] = sequence;
        Lengths[lane] = steps;
        Steps = Math.Max(Steps, steps);
        Scatter(inputs, lane, Given.Pointer);
    }

    /// <summary>Puts what should be predicted, <c>[steps, outputs]</c> from <see cref="FirstOutput"/> on, into a lane.</summary>
    public void SetTarget(int lane, ReadOnlySpan<T> targets) => Scatter(targets, lane, Target.Pointer);

    public void SetWeight(int step, int lane, T weight) => Weight.Pointer[(nint)(step - FirstOutput) * Lanes + lane] = weight;

    /// <summary>The state a lane starts from; <paramref name="unit"/> counts through all layers.</summary>
    public void SetInitialState(int lane, int unit, T hidden, T cell)
    {
        long values = (long)shape.Hidden.Sum() * Lanes;
        InitialState ??= (new AlignedBuffer<T>(values), new AlignedBuffer<T>(values));
        InitialState.Value.Hidden.Pointer[(nint)unit * Lanes + lane] = hidden;
        InitialState.Value.Cell.Pointer[(nint)unit * Lanes + lane] = cell;
    }

    public void ClearInitialState()
    {
        InitialState?.Hidden.Dispose();
        InitialState?.Cell.Dispose();
        InitialState = null;
    }

    /// <summary>The given inputs with Gaussian noise, addressed by iteration, sequence and value.</summary>
    /// <param name="stream">Where the noise comes from.</param>
    /// <param name="iteration">First part of the address.</param>
    /// <param name="levels">Standard deviation for each input.</param>
    public AlignedBuffer<T> WithNoise(PhiloxStream stream, long iteration, ReadOnlySpan<double> levels)
    {
        noisy ??= new AlignedBuffer<T>(Given.Length);
        for (int lane = 0; lane < Lanes; lane++)
        {
            int values = Lengths[lane] * shape.Inputs;
            noise = noise.Length < values ? new T[anyOwn.Length * shape.Inputs] : noise;
            stream.FillGaussian(noise.AsSpan(0, values), iteration, Math.Max(0, Sequences[lane]));
            for (int i = 0; i < values; i++)
            {
                nint at = (nint)i * Lanes + lane;
                noisy.Pointer[at] = Given.Pointer[at] + T.CreateTruncating(levels[i % levels.Length]) * noise[i];
            }
        }
        return noisy;
    }

    public void Dispose()
    {
        Given.Dispose();
        Target.Dispose();
        Weight.Dispose();
        noisy?.Dispose();
        ClearInitialState();
    }

    /// <summary>
    /// Cuts sequences into blocks: whole ones, of an odd number the last as two halves, then a half block where half is enough for what is left,
    /// or one lane each for the last one or two; all halves below two blocks. So two threads have as much work.
    /// </summary>
    /// <returns>The lanes of each block. It depends on the number of sequences only.</returns>
    public static int[] Cut(int sequences)
    {
        int full = FullLanes, half = full / 2;
        int whole = sequences >= 2 * full ? (sequences + half - 1) / full / 2 * 2 : 0;
        List<int> cut = [.. Enumerable.Repeat(full, whole)];
        for (int left = sequences - whole * full; left > 0; left -= cut[^1])
        {
            cut.Add(left > MostSingles ? half : 1);
        }
        return [.. cut];
    }

    private void Scatter(ReadOnlySpan<T> values, int lane, T* target)
    {
        for (int i = 0; i < values.Length; i++)
        {
            target[(nint)i * Lanes + lane] = values[i];
        }
    }
}
