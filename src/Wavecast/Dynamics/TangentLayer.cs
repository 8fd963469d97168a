namespace Wavecast.Dynamics;

/// <summary>One step of an LSTM layer, with its derivative along displacements.</summary>
/// <remarks>
/// Values and displacements lie side by side, <c>[units, columns]</c> with the values in column 0, so that the products, which are linear,
/// treat all columns alike, and only the bias and the cell tell them apart.
/// </remarks>
internal sealed class TangentLayer
{
    private readonly int inputs;
    private readonly double[] weightIh;
    private readonly double[] weightHh;
    private readonly double[] bias;
    private double[] net = [];

    /// <param name="inputs">Number of inputs.</param>
    /// <param name="hidden">Number of units.</param>
    /// <param name="weightIh"><c>[4H, inputs]</c>, gates stacked i, f, g, o.</param>
    /// <param name="weightHh"><c>[4H, H]</c>.</param>
    /// <param name="bias"><c>[4H]</c>, the sum of both biases.</param>
    public TangentLayer(int inputs, int hidden, double[] weightIh, double[] weightHh, double[] bias) =>
        (this.inputs, Hidden, this.weightIh, this.weightHh, this.bias) = (inputs, hidden, weightIh, weightHh, bias);

    /// <summary>Number of units.</summary>
    public int Hidden { get; }

    /// <summary>Steps on.</summary>
    /// <param name="x">The input, <c>[inputs, columns]</c>.</param>
    /// <param name="h">The hidden state before and after, <c>[H, columns]</c>.</param>
    /// <param name="c">The cell state before and after, <c>[H, columns]</c>.</param>
    /// <param name="columns">Of x, h and c.</param>
    public void Advance(ReadOnlySpan<double> x, Span<double> h, Span<double> c, int columns)
    {
        if (net.Length < 4 * Hidden * columns)
        {
            net = new double[4 * Hidden * columns];
        }
        TangentColumns.SetBias(bias, net, columns);
        TangentColumns.AddProduct(weightIh, inputs, x, net, columns);
        TangentColumns.AddProduct(weightHh, Hidden, h, net, columns);
        int gate = Hidden * columns;
        for (int j = 0; j < Hidden; j++)
        {
            int row = j * columns;
            Cell(
                net.AsSpan(row, columns),
                net.AsSpan(gate + row, columns),
                net.AsSpan(2 * gate + row, columns),
                net.AsSpan(3 * gate + row, columns),
                h.Slice(row, columns),
                c.Slice(row, columns));
        }
    }

    /// <summary>c = f·c + i·g, h = o·tanh c of one unit, and by the chain rule how displacements of the gates' inputs and of c move them.</summary>
    private static void Cell(
        ReadOnlySpan<double> netI, ReadOnlySpan<double> netF, ReadOnlySpan<double> netG, ReadOnlySpan<double> netO, Span<double> h, Span<double> c)
    {
        double i = Sigmoid(netI[0]), f = Sigmoid(netF[0]), g = Math.Tanh(netG[0]), o = Sigmoid(netO[0]);
        double before = c[0];
        c[0] = f * before + i * g;
        double shown = Math.Tanh(c[0]);
        h[0] = o * shown;
        double byI = g * i * (1 - i), byF = before * f * (1 - f), byG = i * (1 - g * g), byO = shown * o * (1 - o), byC = o * (1 - shown * shown);
        for (int v = 1; v < c.Length; v++)
        {
            c[v] = f * c[v] + byI * netI[v] + byF * netF[v] + byG * netG[v];
            h[v] = byO * netO[v] + byC * c[v];
        }
    }

    private static double Sigmoid(double net) => 1 / (1 + Math.Exp(-net));
}
