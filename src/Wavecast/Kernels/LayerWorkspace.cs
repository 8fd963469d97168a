using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>What one layer keeps of a window of steps on the way forward, and of a segment on the way back.</summary>
internal sealed unsafe class LayerWorkspace<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> records;
    private readonly AlignedBuffer<T> dInput;
    private readonly AlignedBuffer<T> dGates;
    private readonly int dGateRows;
    private readonly int dInputRows;

    /// <param name="layer">Sizes.</param>
    /// <param name="lanes">Lanes of the widest block.</param>
    /// <param name="window">Steps kept.</param>
    /// <param name="segment">Steps of a weight-gradient product; 0 where only the way forward is run.</param>
    /// <param name="panel">Columns that a product takes at a time.</param>
    public LayerWorkspace(PackedLayer<T> layer, int lanes, int window, int segment, int panel)
    {
        Hidden = layer.Hidden;
        Depth = layer.Depth;
        dGateRows = SpreadRows(TiledRows<T>.Pad(4 * Hidden));
        dInputRows = layer.Transposed.PaddedRows;
        records = new AlignedBuffer<T>((window + 1L) * RecordSize(lanes));
        Sums = new AlignedBuffer<T>((long)layer.Forward.PaddedRows * lanes);
        bool back = segment > 0;
        dInput = new AlignedBuffer<T>(back ? (segment + 1L) * dInputRows * lanes : 0);
        dGates = new AlignedBuffer<T>((long)segment * dGateRows * lanes);
        DCell = new AlignedBuffer<T>(back ? Hidden * lanes : 0);
        DWeights = new GradientSums<T>(back ? 4 * Hidden : 0, Depth, panel);
        Segment = segment;
    }

    public int Hidden { get; }

    public int Depth { get; }

    /// <summary>Steps of a weight-gradient product.</summary>
    public int Segment { get; }

    /// <summary>Gradient of the cell state, carried from step to step, <c>[unit][lane]</c>.</summary>
    public AlignedBuffer<T> DCell { get; }

    /// <summary>Gradients of the weights, a row for each gate sum, <c>[unit][i f g o][h; x]</c>, and of its bias.</summary>
    public GradientSums<T> DWeights { get; }

    /// <summary>Gate sums of a step, which become its gates.</summary>
    public AlignedBuffer<T> Sums { get; }

    /// <summary>Values that a step keeps: input, gates, c of the step before; together, so that they can be asked for ahead.</summary>
    public nint RecordSize(int lanes) => InputSize(lanes) + 5 * UnitSize(lanes);

    /// <summary>[h; x] of a slot of the window, h of the step before, x of the slot's step: where its record begins.</summary>
    public T* Input(int slot, int lanes) => records.Pointer + slot * RecordSize(lanes);

    /// <summary>Gates of a slot of the window, <c>[unit][i f g o][lane]</c>; a single lane's, <c>[i f g o][unit]</c>.</summary>
    public T* Gates(int slot, int lanes) => Input(slot, lanes) + InputSize(lanes);

    /// <summary>c of the step before the slot's.</summary>
    public T* Cell(int slot, int lanes) => Gates(slot, lanes) + 4 * UnitSize(lanes);

    /// <summary>Gradient of [h; x] of a slot of the segment.</summary>
    public T* DInput(int slot, int lanes) => dInput.Pointer + (nint)slot * dInputRows * lanes;

    /// <summary>Gradient of the gate sums of a slot of the segment, <c>[unit][i f g o][lane]</c>.</summary>
    public T* DGates(int slot, int lanes) => dGates.Pointer + slot * DGateStep(lanes);

    /// <summary>Values from one slot's gradients to the next one's.</summary>
    public nint DGateStep(int lanes) => (nint)dGateRows * lanes;

    public void Dispose()
    {
        foreach (AlignedBuffer<T> buffer in (ReadOnlySpan<AlignedBuffer<T>>)[records, dInput, dGates, DCell, Sums])
        {
            buffer.Dispose();
        }
        DWeights.Dispose();
    }

    /// <summary>Values of all units; a single lane's are whole vectors along the units.</summary>
    private nint UnitSize(int lanes) => lanes == 1 ? Cache.Pad<T>(Hidden) : (nint)Hidden * lanes;

    /// <summary>Values of [h; x]; a single lane's cell, writing h there in whole vectors, writes up to a vector more.</summary>
    private nint InputSize(int lanes) => lanes == 1 ? Cache.Pad<T>(Depth) + Cache.Line<T>() : (nint)Depth * lanes;

    /// <summary>Whole groups of four rows, an odd number of them: else a tile's rows of many steps fall into the same sets of the first-level cache.</summary>
    private static int SpreadRows(int rows) => ((rows + 3) / 4 | 1) * 4;
}
