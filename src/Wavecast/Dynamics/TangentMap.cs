namespace Wavecast.Dynamics;

/// <summary>The derivative of a dynamical system's step.</summary>
public static class TangentMap
{
    /// <summary>The Jacobian DF at a point: how each coordinate after the step changes with each coordinate before it.</summary>
    /// <param name="system">Its step is F.</param>
    /// <param name="point">Where, <c>[dimension]</c>.</param>
    /// <returns><c>[dimension, dimension]</c>, row-major: element (i, j) is ∂Fᵢ/∂xⱼ.</returns>
    /// <exception cref="ArgumentException">The point has another dimension.</exception>
    public static double[] Jacobian(IDynamicalSystem system, ReadOnlySpan<double> point)
    {
        ArgumentNullException.ThrowIfNull(system);
        int dimension = Require.InRange(point.Length, system.Dimension, system.Dimension, nameof(point));
        int columns = dimension + 1;
        double[] jet = new double[checked(dimension * columns)];
        for (int i = 0; i < dimension; i++)
        {
            jet[i * columns] = point[i];
            jet[i * columns + 1 + i] = 1;
        }
        system.Advance(jet, columns);
        double[] jacobian = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++)
        {
            jet.AsSpan(i * columns + 1, dimension).CopyTo(jacobian.AsSpan(i * dimension));
        }
        return jacobian;
    }
}
