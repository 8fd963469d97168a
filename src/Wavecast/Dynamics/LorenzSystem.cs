using Wavecast.Signals;

namespace Wavecast.Dynamics;

/// <summary>The Lorenz system as <see cref="Signal.Lorenz"/> generates it: a step is one Runge-Kutta step of fourth order. Coordinates are x, y, z.</summary>
/// <param name="timeStep">Time units of a step.</param>
public sealed class LorenzSystem(double timeStep) : IDynamicalSystem
{
    private readonly double timeStep = Require.Positive(timeStep);

    /// <inheritdoc/>
    public int Dimension => 3;

    /// <inheritdoc/>
    public void Advance(Span<double> jet, int columns)
    {
        Span<double> x = jet[..columns], y = jet.Slice(columns, columns), z = jet.Slice(2 * columns, columns);
        Lorenz point = new(x[0], y[0], z[0]);
        for (int v = 1; v < columns; v++)
        {
            (x[v], y[v], z[v]) = point.AdvanceDisplacement(new Lorenz(x[v], y[v], z[v]), timeStep);
        }
        (x[0], y[0], z[0]) = point.Advance(timeStep);
    }
}
