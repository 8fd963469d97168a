using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>A vector of lanes, each a sequence of the batch: what the kernels are written in, at every width and in both precisions.</summary>
/// <remarks>Lanes never mix, and every operation rounds as IEEE 754 says, so the width does not change a bit of any lane.</remarks>
internal unsafe interface ILanes<TSelf, T>
    where TSelf : unmanaged, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(T* source);

    void Store(T* target);

    static abstract TSelf All(T x);

    /// <summary>A constant, rounded to <typeparamref name="T"/> when the kernel is compiled.</summary>
    static abstract TSelf All(double x);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>x moved into [low, high]; a NaN stays one, since it is the second operand of both comparisons.</summary>
    static abstract TSelf Clamp(TSelf low, TSelf high, TSelf x);

    /// <summary>2ⁿ, where the lowest bits of <paramref name="biased"/> hold n and the exponent's bias: they become the exponent.</summary>
    static abstract TSelf PowerOfTwo(TSelf biased);
}
