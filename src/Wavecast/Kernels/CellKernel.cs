using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>The pointwise part of an LSTM cell for a block of lanes, forward and backward.</summary>
/// <remarks>
/// Forward: i = σ(zᵢ), f = σ(z_f), g = tanh(z_g), o = σ(zₒ); c = f·c₋₁ + i·g; h = o·tanh(c) (Gers, Schmidhuber and Cummins 2000,
/// without peepholes). Gates lie <c>[unit][i f g o][lane]</c>, states <c>[unit][lane]</c>.
/// </remarks>
internal static unsafe class CellKernel<V, T>
    where V : unmanaged, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Gate sums, used up, become gates, which may lie in the same place; writes c and h (to the next step's and to the next layer's input).</summary>
    /// <remarks>
    /// The candidate's sum comes doubled (<see cref="PackedLayer{T}"/>), since tanh(z) = 2/(1 + e^(−2z)) − 1: all gates need 1 + e^(−sum).
    /// Lanes that are no whole vectors end in one that overlaps the one before, and gates and c then need a place of their own.
    /// </remarks>
    public static void Forward(T* sums, T* gates, T* previousCell, T* cell, T* hidden, T* hiddenAbove, int units, int lanes)
    {
        Denominators(sums, 4 * units * lanes);
        Combine(sums, gates, previousCell, cell, units, lanes);
        Show(gates, cell, hidden, hiddenAbove, units, lanes);
    }

    /// <summary>
    /// dh = dh from the next step + dh from above; dc += dh·o·(1 − tanh²c); then the gradients of the gate sums, to
    /// <paramref name="dGates"/>, and dc of the step before. It has tanh(c) = h/o: a division beside waiting for memory costs less than one
    /// value more to wait for. o is never 0, since <see cref="LaneMath{V, T}.Limit"/> keeps its denominator finite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward(T* gates, T* previousCell, T* hidden, T* dHiddenNext, T* dHiddenAbove, T* dCell, T* dGates, int units, int lanes)
    {
        V one = V.All(1.0);
        int values = units * lanes;
        for (int unit = 0; unit < values; unit += lanes)
        {
            for (int lane = 0; lane < lanes; lane += V.Count)
            {
                T* p = gates + 4 * unit + lane;
                int at = unit + lane;
                V i = V.Load(p), f = V.Load(p + lanes), g = V.Load(p + 2 * lanes), o = V.Load(p + 3 * lanes);
                V h = V.Load(hidden + at), tanh = h / o;
                V dh = V.Load(dHiddenNext + at) + V.Load(dHiddenAbove + at);
                V dc = V.MultiplyAdd(dh, o - h * tanh, V.Load(dCell + at));
                V di = dc * g * (i * (one - i));
                V df = dc * V.Load(previousCell + at) * (f * (one - f));
                V dg = dc * i * (one - g * g);
                V dO = dh * h * (one - o);
                p = dGates + 4 * unit + lane;
                di.Store(p); df.Store(p + lanes); dg.Store(p + 2 * lanes); dO.Store(p + 3 * lanes);
                (dc * f).Store(dCell + at);
            }
        }
    }

    /// <summary>Every value becomes 1 + e^(−value), in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Denominators(T* values, int count)
    {
        for (int i = 0; i < count; i += V.Count)
        {
            LaneMath<V, T>.Denominator(V.Load(values + i)).Store(values + i);
        }
    }

    /// <summary>From the gates' denominators to the gates, with one division for all four, and to c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Combine(T* denominators, T* gates, T* previousCell, T* cell, int units, int lanes)
    {
        V one = V.All(1.0), two = V.All(2.0), minusOne = V.All(-1.0);
        int values = units * lanes;
        for (int unit = 0; unit < values; unit += lanes)
        {
            T* d = denominators + 4 * unit, p = gates + 4 * unit;
            for (nint left = lanes, at = unit; left > 0;)
            {
                V ei = V.Load(d), ef = V.Load(d + lanes), eg = V.Load(d + 2 * lanes), eo = V.Load(d + 3 * lanes);
                V inputForget = ei * ef, candidateOutput = eg * eo;
                V inverse = one / (inputForget * candidateOutput);
                V inverseInputForget = inverse * candidateOutput, inverseCandidateOutput = inverse * inputForget;
                V i = inverseInputForget * ef, f = inverseInputForget * ei;
                V g = V.MultiplyAdd(two, inverseCandidateOutput * eo, minusOne), o = inverseCandidateOutput * eg;
                V c = V.MultiplyAdd(f, V.Load(previousCell + at), i * g);
                i.Store(p); f.Store(p + lanes); g.Store(p + 2 * lanes); o.Store(p + 3 * lanes);
                c.Store(cell + at);
                left -= V.Count;
                nint step = Math.Min(V.Count, left);
                d += step;
                p += step;
                at += step;
            }
        }
    }

    /// <summary>tanh(c) = 2/(1 + e^(−2c)) − 1, and h = o·tanh(c); the exponential takes as long as the division, which runs beside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Show(T* gates, T* cell, T* hidden, T* hiddenAbove, int units, int lanes)
    {
        V two = V.All(2.0), minusOne = V.All(-1.0);
        int values = units * lanes;
        for (int unit = 0; unit < values; unit += lanes)
        {
            T* output = gates + 4 * unit + 3 * lanes;
            for (nint left = lanes, at = unit; left > 0;)
            {
                V c = V.Load(cell + at);
                V tanh = V.MultiplyAdd(two, V.All(1.0) / LaneMath<V, T>.Denominator(c + c), minusOne);
                V h = V.Load(output) * tanh;
                h.Store(hidden + at);
                h.Store(hiddenAbove + at);
                left -= V.Count;
                nint step = Math.Min(V.Count, left);
                output += step;
                at += step;
            }
        }
    }
}
