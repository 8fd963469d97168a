using Wavecast.Dynamics;

namespace Wavecast.Tests.Dynamics;

/// <summary>A system given by its step and its Jacobian (row-major), both of the point before the step.</summary>
internal sealed class FormulaSystem(int dimension, Func<double[], double[]> step, Func<double[], double[]> jacobian) : IDynamicalSystem
{
    public static FormulaSystem Henon { get; } = new(2, p => [1 - 1.4 * p[0] * p[0] + p[1], 0.3 * p[0]], p => [-2.8 * p[0], 1, 0.3, 0]);

    public static FormulaSystem Logistic { get; } = new(1, p => [4 * p[0] * (1 - p[0])], p => [4 - 8 * p[0]]);

    /// <summary>Radius and angle of a rotation that is unevenly fast and attracted by the circle of radius 1, its distance from it shrinking by 0.8 a step.</summary>
    public static FormulaSystem Circle { get; } = new(
        2,
        p => [p[0] + 0.1 * p[0] * (1 - p[0] * p[0]), (p[1] + 0.3 + 0.2 * Math.Sin(p[1])) % (2 * Math.PI)],
        p => [1.1 - 0.3 * p[0] * p[0], 0, 0, 1 + 0.2 * Math.Cos(p[1])]);

    public int Dimension => dimension;

    /// <summary>The point after a point.</summary>
    public double[] After(params double[] point) => step(point);

    public void Advance(Span<double> jet, int columns)
    {
        double[,] before = new double[dimension, columns];
        for (int i = 0; i < jet.Length; i++)
        {
            before[i / columns, i % columns] = jet[i];
        }
        double[] point = [.. Enumerable.Range(0, dimension).Select(i => before[i, 0])];
        double[] after = step(point), slope = jacobian(point);
        for (int i = 0; i < jet.Length; i++)
        {
            int row = i / columns, column = i % columns;
            jet[i] = column == 0 ? after[row] : Enumerable.Range(0, dimension).Sum(j => slope[row * dimension + j] * before[j, column]);
        }
    }
}
