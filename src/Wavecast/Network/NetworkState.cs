using System.Numerics;
using Wavecast.Kernels;

namespace Wavecast;

/// <summary>What a network carries from step to step: h and c of every layer and the inputs that a bypass remembers.</summary>
/// <remarks>
/// <see cref="Step(ReadOnlySpan{T}, Span{T})"/> reads one step and predicts the next without allocating. A state keeps the parameters
/// that its network had when it was created. A stream of steps has the same bits as the same sequence in a batch.
/// Not safe to use from several threads at once; copies are independent.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepStream<T> stream;

    internal NetworkState(StreamWeights<T> weights) => stream = new StepStream<T>(weights);

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape => stream.Weights.Shape;

    /// <summary>Number of values of <see cref="Save"/>.</summary>
    public int Length => 2 * Shape.Hidden.Sum() + stream.Remembered.Length;

    /// <summary>Reads one step and predicts the next.</summary>
    /// <param name="x">The step's values, <c>[inputs]</c>.</param>
    /// <param name="y">Receives the prediction, <c>[outputs]</c>; may be the same memory as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span has another length.</exception>
    public void Step(ReadOnlySpan<T> x, Span<T> y)
    {
        Require.InRange(x.Length, Shape.Inputs, Shape.Inputs, nameof(x));
        Require.InRange(y.Length, Shape.Outputs, Shape.Outputs, nameof(y));
        stream.Step(x).CopyTo(y);
    }

    /// <summary>Reads one value and predicts the next, for a network of one input and one output.</summary>
    /// <exception cref="InvalidOperationException">The network has more inputs or outputs.</exception>
    public T Step(T x)
    {
        if (Shape.Inputs != 1 || Shape.Outputs != 1)
        {
            throw new InvalidOperationException($"{Shape} does not map one value to one; pass spans.");
        }
        return stream.Step(new ReadOnlySpan<T>(in x))[0];
    }

    /// <summary>h of a layer, as long as its hidden size.</summary>
    public ReadOnlySpan<T> Hidden(int layer) => stream.Hidden(layer);

    /// <summary>c of a layer, as long as its hidden size.</summary>
    public ReadOnlySpan<T> Cell(int layer) => stream.Cell(layer);

    /// <summary>A gate of a layer at the last step, as long as its hidden size.</summary>
    public ReadOnlySpan<T> Gate(int layer, Gate gate) => stream.Gate(layer, (int)gate);

    /// <summary>Back to the state before the first step: all zero.</summary>
    public void Reset() => stream.Clear();

    /// <summary>An independent copy.</summary>
    public NetworkState<T> Clone()
    {
        NetworkState<T> copy = new(stream.Weights);
        copy.Restore(Save());
        return copy;
    }

    /// <summary>The state as values: h and c of the first layer, of the second …, then the remembered inputs, oldest first.</summary>
    public T[] Save()
    {
        T[] values = new T[Length];
        Span<T> rest = values;
        for (int layer = 0; layer < Shape.Hidden.Length; layer++)
        {
            int size = Shape.Hidden[layer];
            Hidden(layer).CopyTo(rest);
            Cell(layer).CopyTo(rest[size..]);
            rest = rest[(2 * size)..];
        }
        stream.Remembered.CopyTo(rest);
        return values;
    }

    /// <summary>Takes over values from <see cref="Save"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not <see cref="Length"/> values.</exception>
    public void Restore(ReadOnlySpan<T> values)
    {
        Require.InRange(values.Length, Length, Length, nameof(values));
        for (int layer = 0; layer < Shape.Hidden.Length; layer++)
        {
            int size = Shape.Hidden[layer];
            values[..size].CopyTo(stream.Hidden(layer));
            values[size..(2 * size)].CopyTo(stream.Cell(layer));
            values = values[(2 * size)..];
        }
        values.CopyTo(stream.Remembered);
    }
}
