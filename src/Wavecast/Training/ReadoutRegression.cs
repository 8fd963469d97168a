using System.Numerics;

namespace Wavecast.Training;

/// <summary>Finds the linear output of a network in closed form, from the hidden states of a teacher-forced pass, its linear bypass, or both.</summary>
/// <remarks>
/// Ridge regression (Hoerl and Kennard, Technometrics 12, 1970) of the next value, minus the present one where the
/// output is residual, on the last layer's h, the last inputs and an intercept that is not penalised. With the hidden
/// states it is the readout of an echo-state network (Jaeger and Haas, Science 304, 2004) whose units are LSTM cells, and
/// Evolino's division of labour (Schmidhuber, Wierstra, Gagliolo and Gomez, Neural Computation 19, 2007) without the evolution.
/// The equations are gathered once and solved for as many ridges as wanted.
/// </remarks>
internal sealed class ReadoutRegression<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkShape shape;
    private readonly int hidden;
    private readonly int lags;
    private readonly LeastSquares equations;
    private double hiddenSquares;
    private double lagSquares;

    /// <summary>Gathers the equations.</summary>
    /// <param name="network">Its layers are read, its output is not; as many outputs as inputs.</param>
    /// <param name="training">Sequences of finite values, <c>[batch, steps, inputs]</c>.</param>
    /// <param name="warmUp">Steps at the start of each sequence that are read but give no equation.</param>
    /// <param name="withHidden">Whether the hidden states take part; without them <c>linear.weight</c> becomes 0.</param>
    /// <exception cref="ArgumentException">There are too many coefficients.</exception>
    public ReadoutRegression(LstmNetwork<T> network, SequenceBatch<T> training, int warmUp, bool withHidden)
        : this(network, training, training, warmUp, withHidden)
    {
    }

    /// <summary>Gathers the equations of inputs that differ from what comes, by noise.</summary>
    /// <param name="network">See there.</param>
    /// <param name="inputs">What is read, <c>[batch, steps, inputs]</c>.</param>
    /// <param name="targets">What should be predicted, as many sequences of the same lengths.</param>
    /// <param name="warmUp">See there.</param>
    /// <param name="withHidden">See there.</param>
    public ReadoutRegression(LstmNetwork<T> network, SequenceBatch<T> inputs, SequenceBatch<T> targets, int warmUp, bool withHidden)
    {
        shape = network.Shape;
        (hidden, lags) = (withHidden ? shape.Hidden[^1] : 0, shape.Bypass * shape.Inputs);
        if ((long)lags + hidden > RidgeBypass.MostCoefficients)
        {
            string states = withHidden ? $"{hidden} hidden units and " : "";
            throw new ArgumentException($"{states}a bypass of {shape.Bypass} lags of {shape.Inputs} inputs have more than {RidgeBypass.MostCoefficients} coefficients; take fewer, or set {nameof(TrainingSettings.FitBypass)} to false.", nameof(network));
        }
        equations = new LeastSquares(hidden + lags + 1, shape.Outputs);
        Gather(network, inputs, targets, FirstStep(inputs, warmUp));
    }

    /// <summary>Writes the solution into a parameter vector; the layers stay as they are.</summary>
    /// <param name="ridge">
    /// The penalty on a coefficient, relative to the root mean square length of its kind's columns; its square is what is
    /// added to the diagonal of normal equations. Above 0.
    /// </param>
    /// <param name="parameters">The parameter vector.</param>
    /// <exception cref="ArgumentException">The values are too large to be squared.</exception>
    public void Solve(double ridge, Span<T> parameters)
    {
        Require.Positive(ridge, nameof(ridge));
        LeastSquares penalised = equations.Clone();
        double[] row = new double[hidden + lags + 1 + shape.Outputs];
        for (int k = 0; k < hidden + lags; k++)
        {
            (double squares, int columns) = k < hidden ? (hiddenSquares, hidden) : (lagSquares, lags);
            Array.Clear(row);
            // A signal that is 0 throughout still needs a penalty, or nothing determines its coefficients.
            row[k] = squares > 0 ? ridge * Math.Sqrt(squares / columns) : 1;
            penalised.Add(row);
        }
        double[] solution = penalised.Solve();
        if (!solution.All(c => double.IsFinite(double.CreateTruncating(T.CreateTruncating(c)))))
        {
            throw new ArgumentException("The values are too large for the output to be found in closed form; scale the data.", nameof(parameters));
        }
        View(parameters, "linear.weight").Clear();
        Write(solution, 0, hidden, View(parameters, "linear.weight"));
        Write(solution, hidden, lags, lags > 0 ? View(parameters, "bypass.weight") : []);
        Write(solution, hidden + lags, 1, View(parameters, "linear.bias"));
    }

    /// <summary>Copies rows of the solution <c>[unknowns, outputs]</c> into a parameter <c>[outputs, count]</c>.</summary>
    private void Write(double[] solution, int first, int count, Span<T> target)
    {
        for (int output = 0; count > 0 && output < shape.Outputs; output++)
        {
            for (int k = 0; k < count; k++)
            {
                target[output * count + k] = T.CreateTruncating(solution[(first + k) * shape.Outputs + output]);
            }
        }
    }

    private Span<T> View(Span<T> parameters, string name)
    {
        ParameterSlice slice = shape.Find(name);
        return parameters.Slice(slice.Offset, slice.Length);
    }

    /// <summary>Where enough steps have all their lags, the made-up zeros before the start of a sequence are kept out.</summary>
    private int FirstStep(SequenceBatch<T> training, int warmUp)
    {
        int first = Math.Max(warmUp, shape.Bypass - 1);
        long steps = 0;
        foreach (int length in training.Lengths)
        {
            steps += Math.Max(0, length - 1 - first);
        }
        return steps > hidden + lags ? Math.Max(0, first) : 0;
    }

    private void Gather(LstmNetwork<T> network, SequenceBatch<T> inputs, SequenceBatch<T> targets, int first)
    {
        NetworkState<T>? state = hidden > 0 ? network.CreateState() : null;
        T[] prediction = new T[shape.Outputs];
        double[] row = new double[hidden + lags + 1 + shape.Outputs];
        for (int sequence = 0; sequence < inputs.Count; sequence++)
        {
            ReadOnlySpan<T> values = inputs[sequence];
            state?.Reset();
            for (int step = 0; step < inputs.Lengths[sequence] - 1; step++)
            {
                state?.Step(values.Slice(step * shape.Inputs, shape.Inputs), prediction);
                if (step >= first)
                {
                    Describe(state, values, targets[sequence], step, row);
                    hiddenSquares += SumOfSquares(row.AsSpan(0, hidden));
                    lagSquares += SumOfSquares(row.AsSpan(hidden, lags));
                    equations.Add(row);
                }
            }
        }
    }

    /// <summary>Writes the equation of a step: h, <c>[lags, inputs]</c> with the present first, 1 for the intercept, the next values.</summary>
    private void Describe(NetworkState<T>? state, ReadOnlySpan<T> values, ReadOnlySpan<T> targets, int step, Span<double> row)
    {
        int inputs = shape.Inputs;
        for (int unit = 0; unit < hidden; unit++)
        {
            row[unit] = double.CreateTruncating(state!.Hidden(shape.Hidden.Length - 1)[unit]);
        }
        row = row[hidden..];
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
            double present = shape.Residual ? double.CreateTruncating(values[step * inputs + output]) : 0;
            row[lags + 1 + output] = double.CreateTruncating(targets[(step + 1) * inputs + output]) - present;
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
}
