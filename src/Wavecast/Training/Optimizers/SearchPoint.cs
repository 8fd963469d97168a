using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>What is known of a line at one step.</summary>
internal sealed class SearchPoint<T>(int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public double Step { get; set; }

    public double Loss { get; set; }

    /// <summary>∂loss/∂step.</summary>
    public double Slope { get; set; }

    public T[] Gradient { get; } = new T[length];
}
