using System.Numerics;
using System.Runtime.CompilerServices;

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
            T* q = target;
            for (T* p = source, end = source + columns; p < end; p++)
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
}
