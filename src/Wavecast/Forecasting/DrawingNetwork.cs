using System.Numerics;
using System.Security.Cryptography;
using Wavecast.Dynamics;
using Wavecast.Network;
using Wavecast.Storage;

namespace Wavecast.Forecasting;

/// <summary>A network in either precision, seen through sequences in double.</summary>
internal interface IDrawingNetwork
{
    NetworkShape Shape { get; }

    Precision Precision { get; }

    /// <summary>Teacher-forced predictions <c>[batch, steps, outputs]</c>: row t is of step t + 1.</summary>
    SequenceBatch<double> Predict(SequenceBatch<double> inputs, int threads);

    /// <summary>The free run behind each sequence's own last step, <c>[batch, steps, outputs]</c>.</summary>
    SequenceBatch<double> Draw(SequenceBatch<double> warmUp, int steps, int threads);

    /// <summary>The network that feeds itself, as a dynamical system.</summary>
    FreeRunSystem CreateSystem();

    /// <summary>The network as a file, with further texts in its metadata.</summary>
    SafetensorsFile ToFile(IEnumerable<KeyValuePair<string, string>> metadata);

    /// <summary>Lower-case hex of SHA-256 over the parameters' little-endian bytes, in the order of the vector.</summary>
    string ParametersSha256();
}

/// <inheritdoc cref="IDrawingNetwork"/>
internal sealed class DrawingNetwork<T>(LstmNetwork<T> network) : IDrawingNetwork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public LstmNetwork<T> Network => network;

    public NetworkShape Shape => network.Shape;

    public Precision Precision => typeof(T) == typeof(float) ? Precision.Bits32 : Precision.Bits64;

    public SequenceBatch<double> Predict(SequenceBatch<double> inputs, int threads) =>
        network.Predict(inputs.ConvertTo<T>(), threads).ConvertTo<double>();

    public SequenceBatch<double> Draw(SequenceBatch<double> warmUp, int steps, int threads) =>
        network.Draw(warmUp.ConvertTo<T>(), steps, threads).ConvertTo<double>();

    public FreeRunSystem CreateSystem() => FreeRunSystem.Of(network);

    public SafetensorsFile ToFile(IEnumerable<KeyValuePair<string, string>> metadata) => NetworkFile.Write(network, metadata);

    public string ParametersSha256()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Tensor tensor in ToFile([]).Tensors)
        {
            hash.AppendData(tensor.Bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
