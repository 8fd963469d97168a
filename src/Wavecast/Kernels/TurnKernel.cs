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
        for (int column = 0; column < columns; column++)
        {
            T* p = source + column;
            T* q = target;
            T* end = target + rows;
            for (; q + 4 <= end; q += 4)
            {
                T a = p[0], b = p[row1], c = p[row2], d = p[row3];
                q[0] = a;
                q[1] = b;
                q[2] = c;
                q[3] = d;
                p += 4 * rowStep;
            }
            for (; q < end; q++)
            {
                *q = *p;
                p += rowStep;
            }
            target += columnStep;
        }
    }
}
