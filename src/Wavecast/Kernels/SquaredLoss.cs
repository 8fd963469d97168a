using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>weight · (y − target)².</summary>
internal sealed unsafe class SquaredLoss<T> : StepLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static SquaredLoss<T> Instance { get; } = new();

    public override void Add(T* y, T* target, T* dy, int outputs, int lanes, T weight, ref double sum)
    {
        T two = T.One + T.One;
        for (int o = 0; o < outputs * lanes; o += lanes)
        {
            T error = y[o] - target[o];
            sum += double.CreateTruncating(weight) * double.CreateTruncating(error) * double.CreateTruncating(error);
            if (dy != null)
            {
                dy[o] = two * weight * error;
            }
        }
    }
}
