using System.Numerics;
using Wavecast.Kernels;

namespace Wavecast;

/// <summary>∂loss/∂(initial state) of one sequence.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class InitialStateGradient<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] hidden;
    private readonly T[][] cell;

    internal InitialStateGradient(NetworkShape shape) =>
        (hidden, cell) = ([.. shape.Hidden.Select(size => new T[size])], [.. shape.Hidden.Select(size => new T[size])]);

    /// <summary>∂loss/∂h₀ of a layer, as long as its hidden size.</summary>
    public ReadOnlySpan<T> Hidden(int layer) => hidden[layer];

    /// <summary>∂loss/∂c₀ of a layer, as long as its hidden size.</summary>
    public ReadOnlySpan<T> Cell(int layer) => cell[layer];

    internal void Read(BlockRun<T> run, int lane)
    {
        for (int layer = 0; layer < hidden.Length; layer++)
        {
            for (int j = 0; j < hidden[layer].Length; j++)
            {
                hidden[layer][j] = run.DInitialHidden(layer, j, lane);
                cell[layer][j] = run.DInitialCell(layer, j, lane);
            }
        }
    }
}
