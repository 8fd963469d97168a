namespace Wavecast.Signals;

/// <summary>A point that moves by the Lorenz equations dx/dt = σ(y − x), dy/dt = x(ρ − z) − y, dz/dt = xy − βz.</summary>
/// <remarks>Lorenz, Journal of the Atmospheric Sciences 20 (1963), with σ = 10, ρ = 28, β = 8/3.</remarks>
internal readonly record struct Lorenz(double X, double Y, double Z)
{
    private const double Sigma = 10;
    private const double Rho = 28;
    private const double Beta = 8.0 / 3;

    /// <summary>Time that is left out at the start of every sequence.</summary>
    public const double Transient = 50;

    public static SequenceBatch<double> Generate(SignalSettings settings, double dt)
    {
        SignalSettings.Between(dt, 1e-4, 0.05, nameof(dt));
        int transientSteps = (int)Math.Ceiling(Transient / dt);
        return SignalBatch.Generate(settings, features: 3, (start, n, values) =>
        {
            Lorenz point = new(start.Uniform(-10, 10, n, 0), start.Uniform(-10, 10, n, 1), start.Uniform(15, 35, n, 2));
            for (int t = 0; t < transientSteps; t++)
            {
                point = point.Advance(dt);
            }
            for (int i = 0; i < values.Length; i += 3)
            {
                (values[i], values[i + 1], values[i + 2]) = point;
                point = point.Advance(dt);
            }
        });
    }

    /// <summary>The point after a time <paramref name="dt"/>: one Runge-Kutta step of fourth order.</summary>
    public Lorenz Advance(double dt)
    {
        Lorenz k1 = Slope();
        Lorenz k2 = Plus(dt / 2, k1).Slope();
        Lorenz k3 = Plus(dt / 2, k2).Slope();
        Lorenz k4 = Plus(dt, k3).Slope();
        return Plus(dt / 6, k1).Plus(dt / 3, k2).Plus(dt / 3, k3).Plus(dt / 6, k4);
    }

    /// <summary>What a small displacement becomes while this point advances: the derivative of <see cref="Advance"/>, exactly.</summary>
    public Lorenz AdvanceDisplacement(Lorenz displacement, double dt)
    {
        Lorenz second = Plus(dt / 2, Slope());
        Lorenz third = Plus(dt / 2, second.Slope());
        Lorenz fourth = Plus(dt, third.Slope());
        Lorenz k1 = SlopeChange(displacement);
        Lorenz k2 = second.SlopeChange(displacement.Plus(dt / 2, k1));
        Lorenz k3 = third.SlopeChange(displacement.Plus(dt / 2, k2));
        Lorenz k4 = fourth.SlopeChange(displacement.Plus(dt, k3));
        return displacement.Plus(dt / 6, k1).Plus(dt / 3, k2).Plus(dt / 3, k3).Plus(dt / 6, k4);
    }

    private Lorenz Slope() => new(Sigma * (Y - X), X * (Rho - Z) - Y, X * Y - Beta * Z);

    /// <summary>The derivative of <see cref="Slope"/> along a displacement.</summary>
    private Lorenz SlopeChange(Lorenz by) =>
        new(Sigma * (by.Y - by.X), by.X * (Rho - Z) - X * by.Z - by.Y, by.X * Y + X * by.Y - Beta * by.Z);

    private Lorenz Plus(double factor, Lorenz slope) =>
        new(X + factor * slope.X, Y + factor * slope.Y, Z + factor * slope.Z);
}
