using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Wavecast.Kernels;

/// <summary>Rows become columns. It only moves values, so there is nothing to hold equal between vector widths.</summary>
internal static unsafe class TurnKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>From <paramref name="rows"/> rows of <paramref name="columns"/> values, <paramref name="rowStep"/> apart, to columns that lie <paramref name="columnStep"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Turn(T* source, nint rowStep, int rows, int columns, T* target, nint columnStep)
    {
        nint row1 = rowStep, row2 = 2 * rowStep, row3 = 3 * rowStep;
        for (; rows >= 4; rows -= 4)
        {
            T* q = target, p = source;
            for (T* end = source + (Avx.IsSupported ? columns & ~3 : 0); p < end; p += 4)
            {
                Turn4(p, row1, row2, row3, q, columnStep);
                q += 4 * columnStep;
            }
            for (T* end = source + columns; p < end; p++)
            {
                T a = p[0], b = p[row1], c = p[row2], d = p[row3];
                q[0] = a;
                q[1] = b;
                q[2] = c;
                q[3] = d;
                q += columnStep;
            }
            source += 4 * rowStep;
            target += 4;
        }
        for (; rows > 0; rows--)
        {
            T* q = target;
            for (T* p = source, end = source + columns; p < end; p++)
            {
                *q = *p;
                q += columnStep;
            }
            source += rowStep;
            target++;
        }
    }

    /// <summary>Four by four, in vectors: pairs are exchanged, then pairs of pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn4(T* p, nint row1, nint row2, nint row3, T* q, nint columnStep)
    {
        if (typeof(T) == typeof(double))
        {
            Vector256<double> a = Vector256.Load((double*)p), b = Vector256.Load((double*)(p + row1));
            Vector256<double> c = Vector256.Load((double*)(p + row2)), d = Vector256.Load((double*)(p + row3));
            Vector256<double> evenAb = Avx.UnpackLow(a, b), oddAb = Avx.UnpackHigh(a, b), evenCd = Avx.UnpackLow(c, d), oddCd = Avx.UnpackHigh(c, d);
            Avx.Permute2x128(evenAb, evenCd, 0x20).Store((double*)q);
            Avx.Permute2x128(oddAb, oddCd, 0x20).Store((double*)(q + columnStep));
            Avx.Permute2x128(evenAb, evenCd, 0x31).Store((double*)(q + 2 * columnStep));
            Avx.Permute2x128(oddAb, oddCd, 0x31).Store((double*)(q + 3 * columnStep));
        }
        else
        {
            Vector128<float> a = Vector128.Load((float*)p), b = Vector128.Load((float*)(p + row1));
            Vector128<float> c = Vector128.Load((float*)(p + row2)), d = Vector128.Load((float*)(p + row3));
            Vector128<float> lowAb = Sse.UnpackLow(a, b), lowCd = Sse.UnpackLow(c, d), highAb = Sse.UnpackHigh(a, b), highCd = Sse.UnpackHigh(c, d);
            Sse.MoveLowToHigh(lowAb, lowCd).Store((float*)q);
            Sse.MoveHighToLow(lowCd, lowAb).Store((float*)(q + columnStep));
            Sse.MoveLowToHigh(highAb, highCd).Store((float*)(q + 2 * columnStep));
            Sse.MoveHighToLow(highCd, highAb).Store((float*)(q + 3 * columnStep));
        }
    }
}
