using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>What a prediction costs, and the gradient of that: of one lane at one step.</summary>
internal abstract unsafe class StepLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Adds the loss, weight included, to a sum.</summary>
    /// <param name="y">The lane's prediction, an output every <paramref name="lanes"/> values.</param>
    /// <param name="target">What came, likewise.</param>
    /// <param name="dy">Where the gradient goes, likewise; null where none is asked for.</param>
    /// <param name="outputs">Features of a prediction.</param>
    /// <param name="lanes">Lanes of the block.</param>
    /// <param name="weight">Not 0.</param>
    /// <param name="sum">What the loss is added to, output after output.</param>
    public abstract void Add(T* y, T* target, T* dy, int outputs, int lanes, T weight, ref double sum);
}
