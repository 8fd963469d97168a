using System.Numerics;
using Wavecast.Kernels;
using Wavecast.Network;
using Wavecast.Storage;

namespace Wavecast;

/// <summary>A stack of LSTM layers and a linear output that predicts the next step of a sequence: a shape and one vector of parameters.</summary>
/// <remarks>
/// The parameter vector is the article's packed W, in PyTorch's order (see <see cref="NetworkShape"/>). Reading a network from several
/// threads is safe as long as nobody writes its parameters.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LstmNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] parameters;

    /// <summary>A network of new weights.</summary>
    /// <param name="shape">Its sizes.</param>
    /// <param name="seed">Of the initial weights.</param>
    /// <param name="initial">How they are drawn.</param>
    public LstmNetwork(NetworkShape shape, long seed = 0, InitialWeights initial = InitialWeights.ForgetBias)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        parameters = new T[shape.ParameterCount];
        WeightInitializer.Fill<T>(shape, parameters, seed, initial);
    }

    /// <summary>A network of new weights, by its sizes.</summary>
    /// <param name="inputs">Features of an input step; at least 1.</param>
    /// <param name="hidden">Hidden size of each layer, first layer first; at least one layer.</param>
    /// <param name="outputs">Features of a prediction; at least 1.</param>
    /// <param name="residual">Whether the prediction is the input plus the network's output; needs as many outputs as inputs.</param>
    /// <param name="bypass">Number of last inputs, the present one included, that a linear map adds to the prediction; 0 for none.</param>
    /// <param name="seed">Of the initial weights.</param>
    /// <exception cref="ArgumentException">A size is out of range; see <see cref="NetworkShape"/>.</exception>
    public LstmNetwork(int inputs, IReadOnlyList<int> hidden, int outputs, bool residual = false, int bypass = 0, long seed = 0)
        : this(new NetworkShape(inputs, hidden, outputs, residual, bypass), seed)
    {
    }

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape { get; }

    /// <summary>All parameters in one vector; writing to it changes the network.</summary>
    public Span<T> Parameters => parameters;

    /// <summary>A named part of <see cref="Parameters"/>, such as <c>lstm.0.weight_hh</c>.</summary>
    /// <exception cref="ArgumentException">There is no parameter of that name.</exception>
    public Span<T> this[string name]
    {
        get
        {
            ParameterSlice slice = Shape.Find(name);
            return parameters.AsSpan(slice.Offset, slice.Length);
        }
    }

    /// <summary>A state before the first step, for reading step by step.</summary>
    public NetworkState<T> CreateState() => new(new StreamWeights<T>(Shape, parameters));

    /// <summary>Teacher forcing: reads whole sequences and predicts the step after each step.</summary>
    /// <param name="inputs"><c>[batch, steps, inputs]</c>.</param>
    /// <param name="threads">Threads to run on; they change no bit.</param>
    /// <returns><c>[batch, steps, outputs]</c>; value t predicts step t + 1.</returns>
    /// <exception cref="ArgumentException">The sequences have another number of features than the network inputs.</exception>
    public SequenceBatch<T> Predict(SequenceBatch<T> inputs, int threads = 1) => new FreeRun<T>(Shape, inputs, 0, threads).Run(parameters);

    /// <summary>Draws sequences on: reads each to its end, then feeds the network its own predictions.</summary>
    /// <param name="warmUp">What is read with teacher forcing, <c>[batch, steps, inputs]</c>.</param>
    /// <param name="steps">Steps to draw; at least 1.</param>
    /// <param name="threads">Threads to run on; they change no bit.</param>
    /// <returns><c>[batch, steps, outputs]</c>; the first value follows the warm-up's last.</returns>
    /// <exception cref="ArgumentException">The sequences do not fit the network, or it has other outputs than inputs.</exception>
    public SequenceBatch<T> Draw(SequenceBatch<T> warmUp, int steps, int threads = 1)
    {
        Require.InRange(steps, 1, int.MaxValue);
        return new FreeRun<T>(Shape, warmUp, steps, threads).Run(parameters);
    }

    /// <summary>Draws one sequence on.</summary>
    /// <param name="warmUp">What is read with teacher forcing, <c>[steps, inputs]</c>; at least one step.</param>
    /// <param name="steps">Steps to draw; at least 1.</param>
    /// <returns><c>[steps, outputs]</c>.</returns>
    /// <inheritdoc cref="Draw(SequenceBatch{T}, int, int)" path="/exception"/>
    public T[] Draw(ReadOnlySpan<T> warmUp, int steps)
    {
        SequenceBatch<T> batch = SequenceBatch<T>.FromSequences([warmUp.ToArray()], Shape.Inputs);
        return Draw(batch, steps)[0].ToArray();
    }

    /// <summary>Writes the network to a safetensors file: each parameter under its name, the shape in the metadata.</summary>
    public void Save(string path) => NetworkFile.Write(this, []).Write(path);

    /// <summary>Reads a network from a safetensors file, in the precision asked for.</summary>
    /// <exception cref="ModelFormatException">The file is not a network's; the message says why.</exception>
    public static LstmNetwork<T> Load(string path) => NetworkFile.Read<T>(SafetensorsFile.Read(path));
}
