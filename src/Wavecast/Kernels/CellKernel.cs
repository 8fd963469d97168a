using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast.Kernels;

/// <summary>The pointwise part of an LSTM cell for a block of lanes, forward and backward.</summary>
/// <remarks>
/// Forward: i = σ(zᵢ), f = σ(z_f), g = tanh(z_g), o = σ(zₒ); c = f·c₋₁ + i·g; h = o·tanh(c) (Gers, Schmidhuber and Cummins 2000,
/// without peepholes). Gates lie <c>[unit][i f g o][lane]</c>, states <c>[unit][lane]</c>.
/// </remarks>
internal static unsafe class CellKernel<V, T>
    where V : unmanaged
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
            for (int lane = unit; lane < unit + lanes; lane += Lanes<V, T>.Count)
            {
                Activate(p, lanes, Lanes<V, T>.Load(previousCell + lane), out Lanes<V, T> c, out Lanes<V, T> t, out Lanes<V, T> h);
                c.Store(cell + lane);
                t.Store(tanhCell + lane);
                h.Store(hidden + lane);
                h.Store(hiddenAbove + lane);
                p += Lanes<V, T>.Count;
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
        Lanes<V, T> one = Lanes<V, T>.All(1.0);
        int values = units * lanes;
        for (int unit = 0; unit < values; unit += lanes)
        {
            for (int lane = 0; lane < lanes; lane += Lanes<V, T>.Count)
            {
                T* p = gates + 4 * unit + lane;
                T* q = kept + lane;
                int at = unit + lane;
                Lanes<V, T> i = Lanes<V, T>.Load(p), f = Lanes<V, T>.Load(p + lanes), g = Lanes<V, T>.Load(p + 2 * lanes), o = Lanes<V, T>.Load(p + 3 * lanes);
                Lanes<V, T> t = Lanes<V, T>.Load(tanhCell + at);
                Lanes<V, T> dh = Lanes<V, T>.Load(dHiddenNext + at) + Lanes<V, T>.Load(dHiddenAbove + at);
                Lanes<V, T> dc = Lanes<V, T>.MultiplyAdd(dh * o, one - t * t, Lanes<V, T>.Load(dCell + at));
                Lanes<V, T> di = dc * g * (i * (one - i));
                Lanes<V, T> df = dc * Lanes<V, T>.Load(previousCell + at) * (f * (one - f));
                Lanes<V, T> dg = dc * i * (one - g * g);
                Lanes<V, T> dO = dh * t * (o * (one - o));
                di.Store(p); df.Store(p + lanes); dg.Store(p + 2 * lanes); dO.Store(p + 3 * lanes);
                di.Store(q); df.Store(q + lanes); dg.Store(q + 2 * lanes); dO.Store(q + 3 * lanes);
                (dc * f).Store(dCell + at);
            }
            kept += keptUnit;
        }
    }

    /// <summary>Five exponentials and two divisions: the four gates' denominators stand over one product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Activate(T* p, int lanes, Lanes<V, T> previousCell, out Lanes<V, T> cell, out Lanes<V, T> tanhCell, out Lanes<V, T> hidden)
    {
        Lanes<V, T> one = Lanes<V, T>.All(1.0);
        Lanes<V, T> ei = one + SigmoidExp(Lanes<V, T>.Load(p)), ef = one + SigmoidExp(Lanes<V, T>.Load(p + lanes));
        Lanes<V, T> eg = one + TanhExp(Lanes<V, T>.Load(p + 2 * lanes)), eo = one + SigmoidExp(Lanes<V, T>.Load(p + 3 * lanes));
        Lanes<V, T> inputForget = ei * ef, candidateOutput = eg * eo;
        Lanes<V, T> inverse = one / (inputForget * candidateOutput);
        Lanes<V, T> inverseInputForget = inverse * candidateOutput, inverseCandidateOutput = inverse * inputForget;
        Lanes<V, T> i = inverseInputForget * ef, f = inverseInputForget * ei;
        Lanes<V, T> g = TanhOf(inverseCandidateOutput * eo), o = inverseCandidateOutput * eg;
        i.Store(p); f.Store(p + lanes); g.Store(p + 2 * lanes); o.Store(p + 3 * lanes);
        cell = Lanes<V, T>.MultiplyAdd(f, previousCell, i * g);
        tanhCell = TanhOf(one / (one + TanhExp(cell)));
        hidden = o * tanhCell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> SigmoidExp(Lanes<V, T> x) => LaneMath<V, T>.Exp(Lanes<V, T>.Clamp(x, LaneMath<V, T>.SigmoidLimit), -1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> TanhExp(Lanes<V, T> x) => LaneMath<V, T>.Exp(Lanes<V, T>.Clamp(x, LaneMath<V, T>.TanhLimit), -2);

    /// <summary>tanh from 1/(1 + e^(−2x)): 2/(1 + e^(−2x)) − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<V, T> TanhOf(Lanes<V, T> inverse) => Lanes<V, T>.MultiplyAdd(Lanes<V, T>.All(2.0), inverse, Lanes<V, T>.All(-1.0));
}
