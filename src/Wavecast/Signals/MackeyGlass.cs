namespace Wavecast.Signals;

/// <summary>One solution of the Mackey-Glass equation dx/dt = β x(t − τ) / (1 + x(t − τ)ⁿ) − γ x(t).</summary>
/// <remarks>
/// Mackey and Glass, Science 197 (1977), with β = 0.2, γ = 0.1, n = 10. Runge-Kutta steps of fourth order; the
/// delayed value lies on the grid but at half steps, where the cubic through both neighbours and their slopes
/// (Hermite) gives it, so that the whole stays of fourth order. Before time 0 the solution is constant.
/// </remarks>
internal sealed class MackeyGlass
{
    private const double Beta = 0.2;
    private const double Gamma = 0.1;

    /// <summary>Sub-steps of a time unit that the generator takes.</summary>
    public const int DefaultSubSteps = 10;

    /// <summary>Time units that are left out at the start of every sequence.</summary>
    public const int Transient = 1000;

    private readonly int subSteps;
    private readonly double h;

    // A ring of the last τ in sub-steps: values and slopes; position `now` holds time t − τ and is overwritten by t.
    private readonly double[] values;
    private readonly double[] slopes;
    private int now;
    private int historySteps;
    private double x;

    /// <summary>Starts from a constant history; τ has two sub-steps at least.</summary>
    public MackeyGlass(double history, int tau, int subSteps = DefaultSubSteps)
    {
        (this.subSteps, h, x) = (subSteps, 1.0 / subSteps, history);
        values = new double[tau * subSteps];
        slopes = new double[values.Length];
        historySteps = values.Length;
        Array.Fill(values, history);
    }

    public static SequenceBatch<double> Generate(SignalSettings settings, int tau)
    {
        Require.InRange(tau, 1, 100, nameof(tau));
        return SignalBatch.Generate(settings, features: 1, (start, n, x) =>
        {
            MackeyGlass solution = new(start.Uniform(0.5, 1.5, n), tau);
            for (int t = 0; t < Transient; t++)
            {
                solution.Advance();
            }
            for (int t = 0; t < x.Length; t++)
            {
                x[t] = solution.Advance();
            }
        });
    }

    /// <summary>The value one time unit later.</summary>
    public double Advance()
    {
        for (int i = 0; i < subSteps; i++)
        {
            SubStep();
        }
        return x;
    }

    private void SubStep()
    {
        int next = now + 1 == values.Length ? 0 : now + 1;
        double delayed = values[now];
        double slope = Slope(x, delayed);
        double delayedEnd = values[next];
        double delayedHalf = (delayed + delayedEnd) / 2;
        if (historySteps > 0)
        {
            // The slope jumps at time 0, where the history ends: the cubic would cost the first steps their order.
            historySteps--;
        }
        else
        {
            delayedHalf += h / 8 * (slopes[now] - slopes[next]);
        }

        double k2 = Slope(x + h / 2 * slope, delayedHalf);
        double k3 = Slope(x + h / 2 * k2, delayedHalf);
        double k4 = Slope(x + h * k3, delayedEnd);
        (values[now], slopes[now]) = (x, slope);
        x += h / 6 * (slope + 2 * (k2 + k3) + k4);
        now = next;
    }

    private static double Slope(double x, double delayed)
    {
        double square = delayed * delayed;
        double fourth = square * square;
        return Beta * delayed / (1 + fourth * fourth * square) - Gamma * x;
    }
}
