namespace Wavecast.Tests.Reference;

/// <summary>The clear reference beside the kernels: an LSTM network forward and backward through time, one number at a time.</summary>
/// <remarks>
/// Hochreiter and Schmidhuber, Neural Computation 9 (1997), with the forget gate of Gers, Schmidhuber and Cummins,
/// Neural Computation 12 (2000). <c>net</c> is their net input; i, f, o are the activations of their input, forget and output
/// gates (y^in, y^φ, y^out), g the squashed cell input, c the cell state s_c, h the cell output y^c. Each backward step
/// stands below its forward step, with the same names prefixed d. One letter for an axis: t step, l layer, j hidden
/// unit, k input of a product.
/// </remarks>
internal sealed class ScalarLstm
{
    private readonly NetworkShape shape;
    private readonly int[] offsets;
    private readonly double[] w;
    private readonly double[] dw;
    private readonly ScalarSequence sequence;
    private readonly double[][] x;
    private readonly double[][] y;
    private readonly Cell[][] cells;

    private ScalarLstm(NetworkShape shape, ReadOnlySpan<double> parameters, ScalarSequence sequence)
    {
        this.shape = shape;
        this.sequence = sequence;
        offsets = [.. shape.Parameters.Select(parameter => parameter.Offset)];
        w = parameters.ToArray();
        dw = new double[w.Length];
        x = new double[sequence.Inputs.Length][];
        y = new double[sequence.Inputs.Length][];
        cells = new Cell[sequence.Inputs.Length][];
    }

    private int Layers => shape.Hidden.Length;

    /// <summary>The loss of one sequence and its gradient.</summary>
    /// <param name="shape">The network's sizes, and with them the layout of the parameters.</param>
    /// <param name="parameters">The parameter vector.</param>
    /// <param name="sequence">What is read and what is expected.</param>
    /// <param name="gradient">∂loss/∂parameters is <em>added</em> to it, so that a batch is a loop.</param>
    public static ScalarResult Evaluate(NetworkShape shape, ReadOnlySpan<double> parameters, ScalarSequence sequence, Span<double> gradient)
    {
        ScalarLstm network = new(shape, parameters, sequence);
        (double[][] h, double[][] c, double loss) = network.Forward();
        (double[][] dh0, double[][] dc0) = network.Backward();
        for (int p = 0; p < gradient.Length; p++)
        {
            gradient[p] += network.dw[p];
        }
        return new ScalarResult(loss, network.y, h, c, dh0, dc0);
    }

    private (double[][] H, double[][] C, double Loss) Forward()
    {
        double loss = 0;
        double[][] h = Copy(sequence.H0);
        double[][] c = Copy(sequence.C0);
        for (int t = 0; t < x.Length; t++)
        {
            x[t] = IsOwn(t) ? y[t - 1] : sequence.Inputs[t];
            cells[t] = new Cell[Layers];
            double[] below = x[t];
            for (int l = 0; l < Layers; l++)
            {
                Cell cell = cells[t][l] = new Cell(shape.Hidden[l], below, h[l], c[l]);
                CellForward(l, cell);
                (h[l], c[l]) = (cell.H, cell.C);
                below = cell.H;
            }
            y[t] = OutputForward(t, below);
            for (int o = 0; o < shape.Outputs && sequence.Weights[t] != 0; o++)
            {
                double error = y[t][o] - sequence.Targets[t][o];
                loss += sequence.Weights[t] * error * error;
            }
        }
        return (h, c, loss);
    }

    private (double[][] DH0, double[][] DC0) Backward()
    {
        double[][] dx = x.Select(_ => new double[shape.Inputs]).ToArray();
        double[][] dy = y.Select(_ => new double[shape.Outputs]).ToArray();
        double[][] dh = Copy(null);
        double[][] dc = Copy(null);
        for (int t = x.Length - 1; t >= 0; t--)
        {
            for (int o = 0; o < shape.Outputs && sequence.Weights[t] != 0; o++)
            {
                dy[t][o] += 2 * sequence.Weights[t] * (y[t][o] - sequence.Targets[t][o]);
            }
            // What a cell's h is used for: the layer above at this step, and its own layer at the next step (dh so far).
            OutputBackward(t, cells[t][^1].H, dy[t], dh[^1], dx);
            for (int l = Layers - 1; l >= 0; l--)
            {
                double[] dBelow = l == 0 ? dx[t] : dh[l - 1];
                (dh[l], dc[l]) = CellBackward(l, cells[t][l], dh[l], dc[l], dBelow);
            }
            if (IsOwn(t))
            {
                Add(dx[t], dy[t - 1]);
            }
        }
        return (dh, dc);
    }

    private void CellForward(int l, Cell cell)
    {
        int hidden = shape.Hidden[l];
        for (int j = 0; j < hidden; j++)
        {
            cell.I[j] = Sigmoid(NetForward(l, j, cell));
            cell.F[j] = Sigmoid(NetForward(l, hidden + j, cell));
            cell.G[j] = Math.Tanh(NetForward(l, 2 * hidden + j, cell));
            cell.O[j] = Sigmoid(NetForward(l, 3 * hidden + j, cell));
            cell.C[j] = cell.F[j] * cell.CBefore[j] + cell.I[j] * cell.G[j];
            cell.H[j] = cell.O[j] * Math.Tanh(cell.C[j]);
        }
    }

    private (double[] DHBefore, double[] DCBefore) CellBackward(int l, Cell cell, double[] dh, double[] dcAfter, double[] dx)
    {
        int hidden = shape.Hidden[l];
        double[] dhBefore = new double[hidden];
        double[] dcBefore = new double[hidden];
        for (int j = 0; j < hidden; j++)
        {
            double tanhC = Math.Tanh(cell.C[j]);
            double dO = dh[j] * tanhC;
            double dc = dcAfter[j] + dh[j] * cell.O[j] * (1 - tanhC * tanhC);
            double dF = dc * cell.CBefore[j];
            double dI = dc * cell.G[j];
            double dG = dc * cell.I[j];
            dcBefore[j] = dc * cell.F[j];
            NetBackward(l, j, cell, dI * cell.I[j] * (1 - cell.I[j]), dx, dhBefore);
            NetBackward(l, hidden + j, cell, dF * cell.F[j] * (1 - cell.F[j]), dx, dhBefore);
            NetBackward(l, 2 * hidden + j, cell, dG * (1 - cell.G[j] * cell.G[j]), dx, dhBefore);
            NetBackward(l, 3 * hidden + j, cell, dO * cell.O[j] * (1 - cell.O[j]), dx, dhBefore);
        }
        return (dhBefore, dcBefore);
    }

    /// <summary>One row of W_ih·x + b_ih + W_hh·h + b_hh.</summary>
    private double NetForward(int l, int row, Cell cell)
    {
        (int weightIh, int weightHh, int biasIh, int biasHh) = Rows(l, row, cell);
        return w[biasIh] + w[biasHh]
            + Dot(weightIh, cell.X)
            + Dot(weightHh, cell.HBefore);
    }

    private void NetBackward(int l, int row, Cell cell, double dNet, double[] dx, double[] dhBefore)
    {
        (int weightIh, int weightHh, int biasIh, int biasHh) = Rows(l, row, cell);
        dw[biasIh] += dNet;
        dw[biasHh] += dNet;
        DotBackward(weightIh, cell.X, dNet, dx);
        DotBackward(weightHh, cell.HBefore, dNet, dhBefore);
    }

    /// <summary>y = linear.weight·h + linear.bias, plus Σ over lags of bypass.weight·x[t − lag], plus x[t] where residual.</summary>
    private double[] OutputForward(int t, double[] h)
    {
        double[] output = new double[shape.Outputs];
        for (int o = 0; o < shape.Outputs; o++)
        {
            output[o] = w[LinearBias + o] + Dot(LinearWeight + o * h.Length, h);
            for (int lag = 0; lag < shape.Bypass; lag++)
            {
                output[o] += Dot(BypassRow(o, lag), InputAt(t - lag));
            }
            if (shape.Residual)
            {
                output[o] += x[t][o];
            }
        }
        return output;
    }

    private void OutputBackward(int t, double[] h, double[] dOutput, double[] dh, double[][] dx)
    {
        double[] beforeTheStart = new double[shape.Inputs];
        for (int o = 0; o < shape.Outputs; o++)
        {
            dw[LinearBias + o] += dOutput[o];
            DotBackward(LinearWeight + o * h.Length, h, dOutput[o], dh);
            for (int lag = 0; lag < shape.Bypass; lag++)
            {
                DotBackward(BypassRow(o, lag), InputAt(t - lag), dOutput[o], t >= lag ? dx[t - lag] : beforeTheStart);
            }
            if (shape.Residual)
            {
                dx[t][o] += dOutput[o];
            }
        }
    }

    private double Dot(int weights, double[] values)
    {
        double sum = 0;
        for (int k = 0; k < values.Length; k++)
        {
            sum += w[weights + k] * values[k];
        }
        return sum;
    }

    private void DotBackward(int weights, double[] values, double dSum, double[] dValues)
    {
        for (int k = 0; k < values.Length; k++)
        {
            dw[weights + k] += dSum * values[k];
            dValues[k] += dSum * w[weights + k];
        }
    }

    private bool IsOwn(int t) => sequence.Own is not null && sequence.Own[t];

    private double[] InputAt(int t)
    {
        if (t >= 0)
        {
            return x[t];
        }
        return -t <= sequence.Remembered.Length ? sequence.Remembered[-t - 1] : new double[shape.Inputs];
    }

    private (int WeightIh, int WeightHh, int BiasIh, int BiasHh) Rows(int l, int row, Cell cell) =>
        (offsets[4 * l] + row * cell.X.Length, offsets[4 * l + 1] + row * cell.H.Length, offsets[4 * l + 2] + row, offsets[4 * l + 3] + row);

    private int LinearWeight => offsets[4 * Layers];

    private int LinearBias => offsets[4 * Layers + 1];

    private int BypassRow(int o, int lag) => offsets[4 * Layers + 2] + (o * shape.Bypass + lag) * shape.Inputs;

    private static double Sigmoid(double net) => 1 / (1 + Math.Exp(-net));

    private static void Add(double[] values, double[] sum)
    {
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] += values[k];
        }
    }

    private double[][] Copy(double[][]? state) =>
        shape.Hidden.Select((hidden, l) => state is null ? new double[hidden] : (double[])state[l].Clone()).ToArray();

    /// <summary>What a layer computed at a step, kept for the way back.</summary>
    private sealed class Cell(int hidden, double[] x, double[] hBefore, double[] cBefore)
    {
        public double[] X { get; } = x;

        public double[] HBefore { get; } = hBefore;

        public double[] CBefore { get; } = cBefore;

        public double[] I { get; } = new double[hidden];

        public double[] F { get; } = new double[hidden];

        public double[] G { get; } = new double[hidden];

        public double[] O { get; } = new double[hidden];

        public double[] C { get; } = new double[hidden];

        public double[] H { get; } = new double[hidden];
    }
}
