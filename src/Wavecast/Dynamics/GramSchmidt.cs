namespace Wavecast.Dynamics;

/// <summary>The QR decomposition of the displacements of a jet: makes them orthonormal and says how long they had grown.</summary>
internal static class GramSchmidt
{
    /// <summary>What the logarithm of nothing counts: that of the least number.</summary>
    private static readonly double LeastLogarithm = Math.Log(double.Epsilon);

    /// <summary>Replaces columns 1 to k by Q, in place.</summary>
    /// <param name="jet"><c>[dimension, 1 + k]</c>; column 0 is left alone.</param>
    /// <param name="logarithms">Receives the logarithms of R's diagonal, <c>[k]</c>.</param>
    public static void Orthonormalize(Span<double> jet, Span<double> logarithms)
    {
        int columns = logarithms.Length + 1;
        for (int v = 1; v < columns; v++)
        {
            for (int before = 1; before < v; before++)
            {
                double along = Dot(jet, before, v, columns);
                for (int i = 0; i < jet.Length; i += columns)
                {
                    jet[i + v] -= along * jet[i + before];
                }
            }
            double length = Math.Sqrt(Dot(jet, v, v, columns));
            // A direction that a step maps to nothing stays nothing.
            logarithms[v - 1] = length > 0 ? Math.Log(length) : LeastLogarithm;
            for (int i = v; i < jet.Length && length > 0; i += columns)
            {
                jet[i] /= length;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> jet, int a, int b, int columns)
    {
        double sum = 0;
        for (int i = 0; i < jet.Length; i += columns)
        {
            sum += jet[i + a] * jet[i + b];
        }
        return sum;
    }
}
