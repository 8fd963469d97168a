using System.Numerics;
using Wavecast.Kernels;

namespace Wavecast;

/// <summary>Many streams of one network, stepped together at the speed of a batch; streams come and go between steps.</summary>
/// <remarks>
/// Each stream has the bits of a <see cref="NetworkState{T}"/> that reads the same values. A group keeps the parameters that its
/// network had when it was created. A step allocates nothing. Not safe to use from several threads at once; it runs its own.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StreamGroup<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BlockTeam<StreamWork<T>, T> team;
    private readonly List<StreamBlock<T>> blocks = [];

    /// <summary>Streams in the order in which they were added, and the lane of each, counted through all blocks: always the first ones.</summary>
    private readonly List<int> streams = [];
    private readonly List<int> lanes = [];
    private readonly T[] moved;

    /// <summary>The row of each lane in use: the inverse of <see cref="lanes"/>.</summary>
    private int[] rows = [];
    private T[] given = [];
    private T[] predicted = [];
    private int nextStream;

    /// <summary>A group without streams.</summary>
    /// <param name="network">The network of all streams.</param>
    /// <param name="threads">Threads to run on; they change no bit.</param>
    public StreamGroup(LstmNetwork<T> network, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        Require.InRange(threads, 1, 1024);
        Shape = network.Shape;
        PackedNetwork<T> packed = new(Shape);
        packed.Pack(network.Parameters);
        team = new BlockTeam<StreamWork<T>, T>(packed, shared => new StreamWork<T>(packed, shared), threads, StepBlock);
        StateLength = 2 * Shape.Hidden.Sum() + Math.Max(0, Shape.Bypass - 1) * Shape.Inputs;
        moved = new T[StateLength];
    }

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Number of streams.</summary>
    public int Count => streams.Count;

    /// <summary>The streams in the order of their rows in <see cref="Step"/>: that in which they were added.</summary>
    public IReadOnlyList<int> Streams => streams;

    /// <summary>Number of values of a stream's state, see <see cref="Save"/>.</summary>
    public int StateLength { get; }

    /// <summary>Adds a stream before its first step.</summary>
    /// <returns>Its number, which no other stream of the group ever gets.</returns>
    public int Add()
    {
        int lane = Count;
        if (lane == blocks.Count * StreamBlock<T>.Lanes)
        {
            blocks.Add(new StreamBlock<T>(Shape));
            int capacity = blocks.Count * StreamBlock<T>.Lanes;
            if (rows.Length < capacity)
            {
                // Twice as much, so that adding many streams one by one does not copy all of them each time.
                Array.Resize(ref rows, 2 * capacity);
                given = new T[rows.Length * Shape.Inputs];
                predicted = new T[rows.Length * Shape.Outputs];
            }
        }
        rows[lane] = Count;
        streams.Add(nextStream);
        lanes.Add(lane);
        return nextStream++;
    }

    /// <summary>Adds a stream that goes on from a state.</summary>
    /// <param name="state">A state of a network of the same shape.</param>
    /// <exception cref="ArgumentException">It is of another shape.</exception>
    public int Add(NetworkState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Shape != Shape)
        {
            throw new ArgumentException($"The state is one of {state.Shape}; the group's network is {Shape}.", nameof(state));
        }
        int stream = Add();
        Restore(stream, state.Save());
        return stream;
    }

    /// <summary>Takes a stream out; the rows of those added after it move up by one.</summary>
    /// <exception cref="ArgumentException">The group has no such stream.</exception>
    public void Remove(int stream)
    {
        int row = RowOf(stream), lane = lanes[row], last = Count - 1;
        // The last lane's stream moves into the gap, so that the lanes in use are always the first.
        SaveLane(last, moved);
        RestoreLane(lane, moved);
        lanes[rows[last]] = lane;
        Array.Clear(moved);
        RestoreLane(last, moved);
        streams.RemoveAt(row);
        lanes.RemoveAt(row);
        for (int i = 0; i < Count; i++)
        {
            rows[lanes[i]] = i;
        }
        if (last % StreamBlock<T>.Lanes == 0)
        {
            blocks[^1].Dispose();
            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    /// <summary>A stream's state, as <see cref="NetworkState{T}.Save"/> has it.</summary>
    /// <exception cref="ArgumentException">The group has no such stream.</exception>
    public T[] Save(int stream)
    {
        T[] values = new T[StateLength];
        SaveLane(lanes[RowOf(stream)], values);
        return values;
    }

    /// <summary>Gives a stream a state, from <see cref="Save"/> or <see cref="NetworkState{T}.Save"/>.</summary>
    /// <exception cref="ArgumentException">The group has no such stream, or the values are not <see cref="StateLength"/>.</exception>
    public void Restore(int stream, ReadOnlySpan<T> values)
    {
        Require.InRange(values.Length, StateLength, StateLength, nameof(values));
        int lane = lanes[RowOf(stream)];
        values.CopyTo(moved);
        RestoreLane(lane, moved);
    }

    /// <summary>Reads one step of every stream and predicts the next.</summary>
    /// <param name="x">The steps' values, <c>[streams, inputs]</c>, in the order of <see cref="Streams"/>.</param>
    /// <param name="y">Receives the predictions, <c>[streams, outputs]</c>, in the same order; may be the same memory as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span has another length.</exception>
    public void Step(ReadOnlySpan<T> x, Span<T> y)
    {
        Require.InRange(x.Length, Count * Shape.Inputs, Count * Shape.Inputs, nameof(x));
        Require.InRange(y.Length, Count * Shape.Outputs, Count * Shape.Outputs, nameof(y));
        x.CopyTo(given);
        team.Run(blocks.Count, StreamBlock<T>.Lanes);
        predicted.AsSpan(0, y.Length).CopyTo(y);
    }

    /// <summary>Frees threads and memory.</summary>
    public void Dispose()
    {
        team.Dispose();
        blocks.ForEach(block => block.Dispose());
    }

    private void StepBlock(StreamWork<T> work, int index)
    {
        int first = index * StreamBlock<T>.Lanes, count = Math.Min(StreamBlock<T>.Lanes, Count - first);
        work.Step(blocks[index], rows.AsSpan(first, count), given, predicted);
    }

    private int RowOf(int stream)
    {
        // Numbers grow, so the list is sorted.
        int row = streams.BinarySearch(stream);
        return row >= 0 ? row : throw new ArgumentException($"The group has no stream {stream}; it may have been removed.", nameof(stream));
    }

    private void SaveLane(int lane, Span<T> values) => blocks[lane / StreamBlock<T>.Lanes].Save(lane % StreamBlock<T>.Lanes, values);

    private void RestoreLane(int lane, Span<T> values) => blocks[lane / StreamBlock<T>.Lanes].Restore(lane % StreamBlock<T>.Lanes, values);
}
