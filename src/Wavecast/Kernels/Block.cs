using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>A fixed number of sequences side by side, one a lane: the unit of determinism. All values lie <c>[step][feature][lane]</c>.</summary>
internal sealed unsafe class Block<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool[] anyOwn;
    private readonly T[] own;

    /// <param name="shape">The network's, for the sizes of inputs and targets.</param>
    /// <param name="lanes"><see cref="FullLanes"/> or half of it.</param>
    /// <param name="capacity">Most steps that a load may have.</param>
    /// <param name="withTargets">Whether a loss will be asked for.</param>
    public Block(NetworkShape shape, int lanes, int capacity, bool withTargets)
    {
        Lanes = lanes;
        Given = new AlignedBuffer<T>((long)capacity * shape.Inputs * lanes);
        Target = new AlignedBuffer<T>(withTargets ? (long)capacity * shape.Outputs * lanes : 0);
        Weight = new AlignedBuffer<T>(withTargets ? (long)capacity * lanes : 0);
        own = new T[(long)capacity * lanes];
        anyOwn = new bool[capacity];
        Lengths = new int[lanes];
        Sequences = new int[lanes];
    }

    /// <summary>Lanes of a whole block: two 512-bit vectors.</summary>
    public static int FullLanes => 128 / sizeof(T);

    public int Lanes { get; }

    /// <summary>Steps of the longest sequence.</summary>
    public int Steps { get; private set; }

    /// <summary>Steps of each lane's sequence; 0 for a lane without one.</summary>
    public int[] Lengths { get; }

    /// <summary>Which sequence of the batch a lane holds; −1 for none.</summary>
    public int[] Sequences { get; }

    public AlignedBuffer<T> Given { get; }

    public AlignedBuffer<T> Target { get; }

    /// <summary>Mask × step weight × whatever normalises the loss, <c>[step][lane]</c>.</summary>
    public AlignedBuffer<T> Weight { get; }

    /// <summary>Initial h and c of each layer, <c>[layer][unit][lane]</c> one layer after the other; null for zero.</summary>
    public (AlignedBuffer<T> Hidden, AlignedBuffer<T> Cell)? InitialState { get; set; }

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
    public void SetSequence(int lane, int sequence, ReadOnlySpan<T> inputs, int features, int steps)
    {
        Sequences[lane] = sequence;
        Lengths[lane] = steps;
        Steps = Math.Max(Steps, steps);
        Scatter(inputs, features, lane, Given.Pointer);
    }

    public void SetTarget(int lane, ReadOnlySpan<T> targets, int features) => Scatter(targets, features, lane, Target.Pointer);

    public void Dispose()
    {
        Given.Dispose();
        Target.Dispose();
        Weight.Dispose();
        InitialState?.Hidden.Dispose();
        InitialState?.Cell.Dispose();
    }

    /// <summary>Cuts sequences into blocks: whole ones, then a half block where half is enough for what is left; all halves below two blocks, so that two threads have work.</summary>
    /// <returns>The lanes of each block. It depends on the number of sequences only.</returns>
    public static int[] Cut(int sequences)
    {
        int full = FullLanes, half = full / 2;
        if (sequences < 2 * full)
        {
            return [.. Enumerable.Repeat(half, (sequences + half - 1) / half)];
        }
        int left = sequences % full;
        IEnumerable<int> whole = Enumerable.Repeat(full, sequences / full + (left > half ? 1 : 0));
        return [.. whole, .. left > 0 && left <= half ? [half] : Array.Empty<int>()];
    }

    private void Scatter(ReadOnlySpan<T> values, int features, int lane, T* target)
    {
        for (int i = 0; i < values.Length; i++)
        {
            target[(nint)i * Lanes + lane] = values[i];
        }
    }
}
