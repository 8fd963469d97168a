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
    /// <summary>Gate sums become gates in place; writes c, tanh(c) and h (to the next step's and to the next layer's input).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward(T* gates, T* previousCell, T* cell, T* tanhCell, T* hidden, T* hiddenAbove, int units, int lanes)
    {
        int values = units * lanes;
        T* p = gates;
        for (int unit = 0; unit < values; unit += lanes)
        {
            for (int lane = unit; lane < unit + lanes; lane += V.Count)
            {
                Activate(p, lanes, V.Load(previousCell + lane), out V c, out V t, out V h);
                c.Store(cell + lane);
                t.Store(tanhCell + lane);
                h.Store(hidden + lane);
                h.Store(hiddenAbove + lane);
                p += V.Count;
            }
            p += 3 * lanes;
        }
    }

    /// <summary>
    /// dh = dh from the next step + dh from above; dc += dh·o·(1 − tanh²c); then the gates become the gradients of their sums,
    /// in place and in <paramref name="kept"/> (a unit's rows of all steps of a segment together, for the weight gradient), and dc that of the step before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward(T* gates, T* previousCell, T* tanhCell, T* dHiddenNext, T* dHiddenAbove, T* dCell, T* kept, nint keptUnit, int units, int lanes)
    {
        V one = LaneMath<V, T>.Constant(1.0);
        int values = units * lanes;
        for (int unit = 0; unit < values; unit += lanes)
        {
            for (int lane = 0; lane < lanes; lane += V.Count)
            {
                T* p = gates + 4 * unit + lane;
                T* q = kept + lane;
                int at = unit + lane;
                V i = V.Load(p), f = V.Load(p + lanes), g = V.Load(p + 2 * lanes), o = V.Load(p + 3 * lanes);
                V t = V.Load(tanhCell + at);
                V dh = V.Load(dHiddenNext + at) + V.Load(dHiddenAbove + at);
                V dc = V.MultiplyAdd(dh * o, one - t * t, V.Load(dCell + at));
                V di = dc * g * (i * (one - i));
                V df = dc * V.Load(previousCell + at) * (f * (one - f));
                V dg = dc * i * (one - g * g);
                V dO = dh * t * (o * (one - o));
                di.Store(p); df.Store(p + lanes); dg.Store(p + 2 * lanes); dO.Store(p + 3 * lanes);
                di.Store(q); df.Store(q + lanes); dg.Store(q + 2 * lanes); dO.Store(q + 3 * lanes);
                (dc * f).Store(dCell + at);
            }
            kept += keptUnit;
        }
    }

    /// <summary>Five exponentials and two divisions: the four gates' denominators stand over one product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate(T* p, int lanes, V previousCell, out V cell, out V tanhCell, out V hidden)
    {
        V one = LaneMath<V, T>.Constant(1.0);
        V ei = one + SigmoidExp(V.Load(p)), ef = one + SigmoidExp(V.Load(p + lanes));
        V eg = one + TanhExp(V.Load(p + 2 * lanes)), eo = one + SigmoidExp(V.Load(p + 3 * lanes));
        V inputForget = ei * ef, candidateOutput = eg * eo;
        V inverse = one / (inputForget * candidateOutput);
        V inverseInputForget = inverse * candidateOutput, inverseCandidateOutput = inverse * inputForget;
        V i = inverseInputForget * ef, f = inverseInputForget * ei;
        V g = TanhOf(inverseCandidateOutput * eo), o = inverseCandidateOutput * eg;
        i.Store(p); f.Store(p + lanes); g.Store(p + 2 * lanes); o.Store(p + 3 * lanes);
        cell = V.MultiplyAdd(f, previousCell, i * g);
        tanhCell = TanhOf(one / (one + TanhExp(cell)));
        hidden = o * tanhCell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SigmoidExp(V x) => LaneMath<V, T>.Exp(Clamp(x, LaneMath<V, T>.SigmoidLimit), -1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TanhExp(V x) => LaneMath<V, T>.Exp(Clamp(x, LaneMath<V, T>.TanhLimit), -2);

    /// <summary>tanh from 1/(1 + e^(−2x)): 2/(1 + e^(−2x)) − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TanhOf(V inverse) => V.MultiplyAdd(LaneMath<V, T>.Constant(2.0), inverse, LaneMath<V, T>.Constant(-1.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Clamp(V x, double limit) => V.Clamp(LaneMath<V, T>.Constant(-limit), LaneMath<V, T>.Constant(limit), x);
}
