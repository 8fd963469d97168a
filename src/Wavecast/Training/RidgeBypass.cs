using System.Numerics;

namespace Wavecast.Training;

/// <summary>Finds the linear bypass of a network in closed form: what is linear is solved linearly, before training.</summary>
/// <remarks>
/// See <see cref="ReadoutRegression{T}"/>. Training then starts exactly at the linear solution. It does not stall there: the
/// gradient of <c>linear.weight</c> is Σ error · h, which is not 0, and once it has moved, that of the layers is not either.
/// </remarks>
internal static class RidgeBypass
{
    /// <summary>The most coefficients of one output; their triangle then takes 128 MiB.</summary>
    public const int MostCoefficients = 4096;

    /// <summary>The ridge that decides only between coefficients that rounding cannot tell apart.</summary>
    public const double DefaultRidge = 1e-9;

    /// <summary>Overwrites the bypass and the linear output in a parameter vector; the layers stay as they are, and the output takes nothing from them.</summary>
    /// <param name="shape">A shape with a bypass and as many outputs as inputs.</param>
    /// <param name="parameters">The parameter vector.</param>
    /// <param name="training">Sequences of finite values, <c>[batch, steps, inputs]</c>.</param>
    /// <param name="ridge">See <see cref="DefaultRidge"/>; above 0.</param>
    /// <exception cref="ArgumentException">There are too many coefficients, or the values are too large to be squared.</exception>
    public static void Fit<T>(NetworkShape shape, Span<T> parameters, SequenceBatch<T> training, double ridge = DefaultRidge)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new ReadoutRegression<T>(new LstmNetwork<T>(shape), training, warmUp: 0, withHidden: false).Solve(ridge, parameters);
}
