using System.Numerics;

namespace Wavecast.Training;

/// <summary>Finds the linear bypass of a network in closed form: what is linear is solved linearly, before training.</summary>
/// <remarks>
/// Ridge regression (Hoerl and Kennard, Technometrics 12, 1970) of the next value, minus the present one where the
/// output is residual, on the last inputs and an intercept that is not penalised. The coefficients become
/// <c>bypass.weight</c>, the intercept <c>linear.bias</c>, and <c>linear.weight</c> becomes 0, so that training starts
/// exactly at the linear solution. It does not stall there: the gradient of <c>linear.weight</c> is Σ error · h, which
/// is not 0, and once it has moved, that of the layers is not either.
/// </remarks>
internal static class RidgeBypass
{
    /// <summary>The most coefficients of one output; their triangle then takes 128 MiB.</summary>
    public const int MostCoefficients = 4096;

    /// <summary>
    /// The penalty on a coefficient, relative to the root mean square length of the columns of lags; its square is what
    /// is added to the diagonal of normal equations. It decides only between coefficients that rounding cannot tell apart.
    /// </summary>
    public const double DefaultRidge = 1e-9;

    /// <summary>Overwrites the bypass and the linear output in a parameter vector; the layers stay as they are.</summary>
    /// <param name="shape">A shape with a bypass and as many outputs as inputs.</param>
    /// <param name="parameters">The parameter vector.</param>
    /// <param name="training">Sequences of finite values, <c>[batch, steps, inputs]</c>.</param>
    /// <param name="ridge">See <see cref="DefaultRidge"/>; above 0.</param>
    /// <exception cref="ArgumentException">There are too many coefficients, or the values are too large to be squared.</exception>
    public static void Fit<T>(NetworkShape shape, Span<T> parameters, SequenceBatch<T> training, double ridge = DefaultRidge)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Positive(ridge, nameof(ridge));
        if ((long)shape.Bypass * shape.Inputs > MostCoefficients)
        {
            throw new ArgumentException($"A bypass of {shape.Bypass} lags of {shape.Inputs} inputs has more than {MostCoefficients} coefficients; take fewer lags, or set {nameof(TrainingSettings.FitBypass)} to false.", nameof(shape));
        }
        double[] coefficients = Regress(shape, training, ridge);
        if (!coefficients.All(c => double.IsFinite(double.CreateTruncating(T.CreateTruncating(c)))))
        {
            throw new ArgumentException("The values are too large for the linear bypass to be found; scale the data.", nameof(training));
        }
        int lags = shape.Bypass * shape.Inputs;
        Span<T> bypass = View(shape, parameters, "bypass.weight");
        Span<T> bias = View(shape, parameters, "linear.bias");
        View(shape, parameters, "linear.weight").Clear();
        for (int output = 0; output < shape.Outputs; output++)
        {
            for (int k = 0; k < lags; k++)
            {
                bypass[output * lags + k] = T.CreateTruncating(coefficients[k * shape.Outputs + output]);
            }
            bias[output] = T.CreateTruncating(coefficients[lags * shape.Outputs + output]);
        }
    }

    /// <summary>The coefficients <c>[lags · inputs + 1, outputs]</c>, the intercept last.</summary>
    private static double[] Regress<T>(NetworkShape shape, SequenceBatch<T> training, double ridge)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lags = shape.Bypass * shape.Inputs;
        LeastSquares equations = new(lags + 1, shape.Outputs);
        double[] row = new double[lags + 1 + shape.Outputs];
        // Where enough steps have all their lags, the made-up zeros before the start of a sequence are kept out.
        int first = StepsFrom(shape.Bypass - 1, training) > lags ? shape.Bypass - 1 : 0;
        double squares = 0;
        for (int sequence = 0; sequence < training.Count; sequence++)
        {
            ReadOnlySpan<T> values = training[sequence];
            for (int step = first; step < training.Lengths[sequence] - 1; step++)
            {
                Write(shape, values, step, row);
                squares += SumOfSquares(row.AsSpan(0, lags));
                equations.Add(row);
            }
        }
        // A signal that is 0 throughout still needs a penalty, or nothing determines its coefficients.
        double penalty = squares > 0 ? ridge * Math.Sqrt(squares / lags) : 1;
        for (int k = 0; k < lags; k++)
        {
            Array.Clear(row);
            row[k] = penalty;
            equations.Add(row);
        }
        return equations.Solve();
    }

    /// <summary>Number of steps, over all sequences, that are at least at that index and have a next value.</summary>
    private static long StepsFrom<T>(int first, SequenceBatch<T> training)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long steps = 0;
        foreach (int length in training.Lengths)
        {
            steps += Math.Max(0, length - 1 - first);
        }
        return steps;
    }

    /// <summary>Writes the equation of a step: <c>[lags, inputs]</c> with the present first, 1 for the intercept, the next values.</summary>
    private static void Write<T>(NetworkShape shape, ReadOnlySpan<T> values, int step, Span<double> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = shape.Inputs;
        int lags = shape.Bypass * inputs;
        for (int lag = 0; lag < shape.Bypass; lag++)
        {
            for (int feature = 0; feature < inputs; feature++)
            {
                row[lag * inputs + feature] = lag > step ? 0 : double.CreateTruncating(values[(step - lag) * inputs + feature]);
            }
        }
        row[lags] = 1;
        for (int output = 0; output < shape.Outputs; output++)
        {
            double next = double.CreateTruncating(values[(step + 1) * inputs + output]);
            row[lags + 1 + output] = shape.Residual ? next - row[output] : next;
        }
    }

    private static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }
        return sum;
    }

    private static Span<T> View<T>(NetworkShape shape, Span<T> parameters, string name)
    {
        ParameterSlice slice = shape.Find(name);
        return parameters.Slice(slice.Offset, slice.Length);
    }
}
