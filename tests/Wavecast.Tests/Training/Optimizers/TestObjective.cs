using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

internal delegate double LossAndGradient<T>(ReadOnlySpan<T> w, Span<T> gradient);

/// <summary>An objective from a function; it counts evaluations and allocates nothing.</summary>
internal sealed class TestObjective<T>(int length, LossAndGradient<T> evaluate) : IObjective<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Length => length;

    public int Evaluations { get; private set; }

    public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient)
    {
        Evaluations++;
        return evaluate(parameters, gradient);
    }
}

internal static class TestObjective
{
    /// <summary>Σ i·(w[i] − i)² / 2, i from 1: the minimiser is w[i] = i, the loss there 0.</summary>
    public static TestObjective<T> Quadratic<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(length, (w, gradient) =>
        {
            double loss = 0;
            for (int i = 0; i < w.Length; i++)
            {
                T curvature = T.CreateChecked(i + 1);
                T distance = w[i] - curvature;
                gradient[i] = curvature * distance;
                loss += double.CreateChecked(gradient[i] * distance) / 2;
            }
            return loss;
        });

    /// <summary>Rosenbrock's valley over pairs, Σ 100·(v − u²)² + (1 − u)²: the minimiser is all ones, the loss there 0.</summary>
    public static TestObjective<T> Rosenbrock<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(length, (w, gradient) =>
        {
            double loss = 0;
            for (int i = 0; i < w.Length; i += 2)
            {
                T rise = w[i + 1] - w[i] * w[i];
                T rest = T.One - w[i];
                gradient[i] = T.CreateChecked(-400) * w[i] * rise - T.CreateChecked(2) * rest;
                gradient[i + 1] = T.CreateChecked(200) * rise;
                loss += double.CreateChecked(T.CreateChecked(100) * rise * rise + rest * rest);
            }
            return loss;
        });

    /// <summary>The classic start in the valley's bend, (−1.2, 1) for every pair, each pair moved a little.</summary>
    public static T[] RosenbrockStart<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, length).Select(i => T.CreateChecked((i % 2 == 0 ? -1.2 : 1) + 0.01 * i))];
}
