namespace Wavecast.Tests.Reference;

/// <summary>One sequence for <see cref="ScalarLstm"/>: what goes in at each step, what should come out, and how much it counts.</summary>
internal sealed record ScalarSequence
{
    /// <summary>The given inputs, <c>[steps][inputs]</c>; not read at a step whose input is the network's own.</summary>
    public required double[][] Inputs { get; init; }

    /// <summary>What the outputs should be, <c>[steps][outputs]</c>; not read where the weight is 0.</summary>
    public required double[][] Targets { get; init; }

    /// <summary>The factor of each step's squared error, <c>[steps]</c>: mask, step weight and normalisation in one.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Whether a step's input is the network's own output of the step before, <c>[steps]</c>; null for never. Never at step 0.</summary>
    public bool[]? Own { get; init; }

    /// <summary>Hidden state before the first step, <c>[layers][hidden]</c>; null for 0.</summary>
    public double[][]? H0 { get; init; }

    /// <summary>Cell state before the first step, <c>[layers][hidden]</c>; null for 0.</summary>
    public double[][]? C0 { get; init; }

    /// <summary>Inputs before the first step for the bypass, <c>[lags][inputs]</c>, the latest first; those beyond it are 0.</summary>
    public double[][] Remembered { get; init; } = [];

    /// <summary>A sequence whose every step has one weight.</summary>
    public static ScalarSequence Of(double[][] inputs, double[][] targets, double weight) =>
        new() { Inputs = inputs, Targets = targets, Weights = Enumerable.Repeat(weight, inputs.Length).ToArray() };

    /// <summary>Cuts row-major values <c>[rows, columns]</c> into rows.</summary>
    public static double[][] Rows(ReadOnlySpan<double> values, int columns)
    {
        double[][] rows = new double[values.Length / columns][];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = values.Slice(row * columns, columns).ToArray();
        }
        return rows;
    }
}

/// <summary>What <see cref="ScalarLstm"/> found for one sequence.</summary>
/// <param name="Loss">Σ over steps of weight · Σ over outputs of (y − target)².</param>
/// <param name="Outputs">y, <c>[steps][outputs]</c>.</param>
/// <param name="H">Hidden state after the last step, <c>[layers][hidden]</c>.</param>
/// <param name="C">Cell state after the last step, <c>[layers][hidden]</c>.</param>
/// <param name="DH0">∂loss/∂H0, <c>[layers][hidden]</c>.</param>
/// <param name="DC0">∂loss/∂C0, <c>[layers][hidden]</c>.</param>
internal sealed record ScalarResult(double Loss, double[][] Outputs, double[][] H, double[][] C, double[][] DH0, double[][] DC0);
