using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>What one layer keeps of a window of steps on the way forward, and of a segment on the way back.</summary>
internal sealed unsafe class LayerWorkspace<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> input;
    private readonly AlignedBuffer<T> records;
    private readonly AlignedBuffer<T> dInput;
    private readonly AlignedBuffer<T> dGates;
    private readonly int inputRows;
    private readonly int gateRows;
    private readonly int dGateRows;
    private readonly int dInputRows;

    /// <param name="layer">Sizes.</param>
    /// <param name="lanes">Lanes of the widest block.</param>
    /// <param name="window">Steps kept.</param>
    /// <param name="segment">Steps of a weight-gradient product; 0 where only the way forward is run.</param>
    public LayerWorkspace(PackedLayer<T> layer, int lanes, int window, int segment)
    {
        Hidden = layer.Hidden;
        Depth = layer.Depth;
        inputRows = SpreadRows(Depth);
        dGateRows = SpreadRows(Accumulators<T>.RowTiles(4 * Hidden) * Accumulators<T>.TileRows);
        gateRows = layer.Forward.PaddedRows;
        dInputRows = layer.Transposed.PaddedRows;
        input = new AlignedBuffer<T>((window + 1L) * inputRows * lanes);
        records = new AlignedBuffer<T>((window + 1L) * RecordSize(lanes));
        bool back = segment > 0;
        dInput = new AlignedBuffer<T>(back ? (segment + 1L) * dInputRows * lanes : 0);
        dGates = new AlignedBuffer<T>((long)segment * dGateRows * lanes);
        DCell = new AlignedBuffer<T>(back ? Hidden * lanes : 0);
        WeightSums = new AlignedBuffer<T>(back ? Accumulators<T>.SizeOf(4 * Hidden, Depth) : 0);
        BiasSums = new AlignedBuffer<T>(back ? (long)Accumulators<T>.RowTiles(4 * Hidden) * Accumulators<T>.TileRows * Accumulators<T>.Width : 0);
        Segment = segment;
    }

    public int Hidden { get; }

    public int Depth { get; }

    /// <summary>Steps of a weight-gradient product.</summary>
    public int Segment { get; }

    /// <summary>Gradient of the cell state, carried from step to step, <c>[unit][lane]</c>.</summary>
    public AlignedBuffer<T> DCell { get; }

    public AlignedBuffer<T> WeightSums { get; }

    public AlignedBuffer<T> BiasSums { get; }

    /// <summary>Values from one step's input to the next one's.</summary>
    public nint InputStep(int lanes) => (nint)inputRows * lanes;

    /// <summary>[h; x] of a slot of the window: h of the step before, x of the slot's step.</summary>
    public T* Input(int slot, int lanes) => input.Pointer + slot * InputStep(lanes);

    /// <summary>Values that a step keeps beside its input: gates, c of the step before, tanh(c); together, so that the way back can ask for them ahead.</summary>
    public nint RecordSize(int lanes) => (nint)(gateRows + 2 * Hidden) * lanes;

    /// <summary>Gates of a slot of the window, <c>[unit][i f g o][lane]</c>: where its record begins.</summary>
    public T* Gates(int slot, int lanes) => records.Pointer + slot * RecordSize(lanes);

    /// <summary>c of the step before the slot's.</summary>
    public T* Cell(int slot, int lanes) => Gates(slot, lanes) + (nint)gateRows * lanes;

    public T* TanhCell(int slot, int lanes) => Cell(slot, lanes) + (nint)Hidden * lanes;

    /// <summary>Gradient of [h; x] of a slot of the segment.</summary>
    public T* DInput(int slot, int lanes) => dInput.Pointer + (nint)slot * dInputRows * lanes;

    /// <summary>Gradient of the gate sums of a slot of the segment, <c>[unit][i f g o][lane]</c>.</summary>
    public T* DGates(int slot, int lanes) => dGates.Pointer + slot * DGateStep(lanes);

    /// <summary>Values from one slot's gradients to the next one's.</summary>
    public nint DGateStep(int lanes) => (nint)dGateRows * lanes;

    public void Dispose()
    {
        foreach (AlignedBuffer<T> buffer in (ReadOnlySpan<AlignedBuffer<T>>)[input, records, dInput, dGates, DCell, WeightSums, BiasSums])
        {
            buffer.Dispose();
        }
    }

    /// <summary>Whole groups of four rows, an odd number of them: else a tile's rows of many steps fall into the same sets of the first-level cache.</summary>
    private static int SpreadRows(int rows) => ((rows + 3) / 4 | 1) * 4;
}
