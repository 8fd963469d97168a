using System.Numerics;

namespace Wavecast.Kernels;

/// <content>The loss and the way back, in the mirrored order of the way forward.</content>
internal sealed unsafe partial class BlockRun<T>
{
    private readonly AlignedBuffer<T> dOutput;
    private readonly AlignedBuffer<T> dHead;
    private readonly AlignedBuffer<T> dUsed;
    private readonly AlignedBuffer<T> outputSums;
    private readonly AlignedBuffer<T> outputBiasSums;
    private readonly AlignedBuffer<T> bypassSums;
    private readonly ParameterSlice linearWeight;
    private readonly ParameterSlice linearBias;
    private readonly ParameterSlice? bypassWeight;

    /// <summary>Σ weight·(y − target)² of the block run last, each lane by itself and then lane after lane; leaves its gradient for <see cref="Backward"/>.</summary>
    public double Loss(bool withGradient)
    {
        double sum = 0;
        for (int lane = 0; lane < lanes; lane++)
        {
            sum += LaneLoss(lane, withGradient);
        }
        return sum;
    }

    /// <summary>The accumulators of all weight gradients start at zero.</summary>
    public void ClearGradient()
    {
        foreach (LayerWorkspace<T> layer in layers)
        {
            layer.WeightSums.Clear();
            layer.BiasSums.Clear();
        }
        outputSums.Clear();
        outputBiasSums.Clear();
        bypassSums.Clear();
    }

    /// <summary>Adds the gradient of the block run last to the accumulators.</summary>
    public void Backward()
    {
        bool anyOwn = block.HasOwnBetween(0, block.Steps);
        StartBackward(block.Steps - windowStart);
        int last = windowStart;
        for (; windowStart >= 0; windowStart -= window)
        {
            if (windowStart < last)
            {
                MoveState(borders.Pointer + windowStart / window * StateSize(lanes), 0, store: false);
                ForwardWindow();
            }
            int end = Math.Min(windowStart + window, block.Steps);
            for (int start = windowStart + (end - 1 - windowStart) / Segment * Segment; start >= windowStart; start -= Segment)
            {
                BackwardSegment(start, Math.Min(Segment, end - start), anyOwn);
            }
        }
        windowStart = 0;
    }

    /// <summary>Adds up the accumulators' lanes into a gradient of the whole parameter vector; they are used up.</summary>
    public void UnpackGradient(Span<T> gradient)
    {
        for (int l = 0; l < layers.Length; l++)
        {
            network.Layers[l].UnpackGradient(layers[l].WeightSums.Pointer, layers[l].BiasSums.Pointer, gradient);
        }
        int tiles = Accumulators<T>.ColumnTiles(shape.Hidden[^1]);
        for (int o = 0; o < shape.Outputs; o++)
        {
            gradient[linearBias.Offset + o] = Accumulators<T>.Sum(outputBiasSums.Pointer + o * Accumulators<T>.Width);
            Span<T> weight = gradient.Slice(linearWeight.Offset + o * shape.Hidden[^1], shape.Hidden[^1]);
            for (int k = 0; k < weight.Length; k++)
            {
                weight[k] = Accumulators<T>.Sum(Accumulators<T>.At(outputSums.Pointer, o, k, tiles));
            }
            UnpackBypass(gradient, o);
        }
    }

    /// <summary>Gradient of a layer's initial h, after <see cref="Backward"/>.</summary>
    public T DInitialHidden(int layer, int unit, int lane) => layers[layer].DInput(0, lanes)[unit * lanes + lane];

    /// <summary>Gradient of a layer's initial c, after <see cref="Backward"/>.</summary>
    public T DInitialCell(int layer, int unit, int lane) => layers[layer].DCell.Pointer[unit * lanes + lane];

    private double LaneLoss(int lane, bool withGradient)
    {
        double sum = 0;
        T* weight = block.Weight.Pointer + lane;
        T two = T.One + T.One;
        for (int step = 0; step < block.Steps; step++)
        {
            T w = weight[(nint)step * lanes];
            T* y = Output(step) + lane;
            T* target = block.Target.Pointer + (nint)step * shape.Outputs * lanes + lane;
            T* dy = withGradient ? DOutput(step) + lane : null;
            for (int o = 0; o < shape.Outputs * lanes; o += lanes)
            {
                T error = y[o] - target[o];
                sum += w == T.Zero ? 0 : double.CreateTruncating(w) * double.CreateTruncating(error) * double.CreateTruncating(error);
                if (withGradient)
                {
                    dy[o] = w == T.Zero ? T.Zero : two * w * error;
                }
            }
        }
        return sum;
    }

    private void StartBackward(int windowSteps)
    {
        int lastSegment = (windowSteps - 1) % Segment + 1;
        foreach (LayerWorkspace<T> layer in layers)
        {
            new Span<T>(layer.DInput(lastSegment, lanes), layer.Hidden * lanes).Clear();
            layer.DCell.Clear();
        }
        dUsed.Clear();
    }

    /// <summary>
    /// Steps in which every input is given go back layer by layer, each layer's weight gradient right behind it while the cache holds it.
    /// Where a prediction was fed back, a step needs the input's gradient of the step after, so all layers go back step by step.
    /// </summary>
    private void BackwardSegment(int start, int steps, bool anyOwn)
    {
        bool drawn = block.HasOwnBetween(start, start + steps);
        for (int slot = steps - 1; slot >= 0; slot--)
        {
            BackwardOutput(start + slot, slot, anyOwn);
            if (drawn)
            {
                for (int l = layers.Length - 1; l >= 0; l--)
                {
                    BackwardStep(l, start + slot, slot, withInput: true);
                }
                FeedBackward(start + slot, slot);
            }
        }
        for (int l = layers.Length - 1; l >= 0; l--)
        {
            for (int slot = steps - 1; slot >= 0 && !drawn; slot--)
            {
                BackwardStep(l, start + slot, slot, withInput: l > 0);
            }
            AccumulateLayer(l, start - windowStart, steps);
        }
        AccumulateOutput(start, steps);
        foreach (LayerWorkspace<T> layer in layers)
        {
            if (start > 0)
            {
                Copy(layer.DInput(0, lanes), layer.DInput(layer.Segment, lanes), layer.Hidden * lanes);
            }
        }
    }

    /// <summary>From the predictions' gradient to the top layer's h and, where inputs' gradients are needed, to the inputs that the bypass read.</summary>
    private void BackwardOutput(int step, int slot, bool anyOwn)
    {
        PackedMatrix<T> transposed = network.OutputTransposed;
        kernels.Multiply(transposed, DOutput(step), network.Zeros.Pointer, DHead(slot), transposed.Tiles, lanes);
        if (anyOwn && network.BypassTransposed is { } bypass)
        {
            kernels.Multiply(bypass, DOutput(step), null, DUsed(step - history), bypass.Tiles, lanes);
        }
    }

    private void BackwardStep(int l, int step, int slot, bool withInput)
    {
        LayerWorkspace<T> layer = layers[l];
        PackedMatrix<T> transposed = network.Layers[l].Transposed;
        int inWindow = step - windowStart;
        T* dAbove = l + 1 < layers.Length ? layers[l + 1].DInput(slot, lanes) + layers[l + 1].Hidden * lanes : DHead(slot);
        kernels.CellBackward(
            layer.Gates(inWindow, lanes), layer.Cell(inWindow, lanes), layer.TanhCell(inWindow, lanes),
            layer.DInput(slot + 1, lanes), dAbove, layer.DCell.Pointer, layer.DGates(slot, lanes), layer.Hidden, lanes);
        int tiles = withInput ? transposed.Tiles : PackedMatrix<T>.TilesOf(layer.Hidden);
        T* ahead = layer.Gates(Math.Max(0, inWindow - 1), lanes);
        kernels.Multiply(transposed, layer.DGates(slot, lanes), network.Zeros.Pointer, layer.DInput(slot, lanes), tiles, lanes, ahead, layer.RecordSize(lanes));
    }

    /// <summary>An input that was a prediction hands its gradient to that prediction.</summary>
    private void FeedBackward(int step, int slot)
    {
        T* dInput = layers[0].DInput(slot, lanes) + layers[0].Hidden * lanes;
        T* dPrediction = DOutput(step - 1);
        T* dResidual = DOutput(step);
        T* dBypass = DUsed(step);
        for (int lane = 0; lane < lanes; lane++)
        {
            if (block.IsOwn(step, lane))
            {
                for (int i = lane; i < shape.Inputs * lanes; i += lanes)
                {
                    T d = dInput[i];
                    d += shape.Residual ? dResidual[i] : T.Zero;
                    d += network.Bypass is not null ? dBypass[i] : T.Zero;
                    dPrediction[i] += d;
                }
            }
        }
    }

    private void AccumulateLayer(int l, int slotInWindow, int steps)
    {
        LayerWorkspace<T> layer = layers[l];
        int inputTiles = Accumulators<T>.ColumnTiles(layer.Depth);
        kernels.Accumulate(
            layer.DGates(0, lanes), layer.DGateStep(lanes), Accumulators<T>.RowTiles(4 * layer.Hidden),
            layer.Input(slotInWindow, lanes), layer.InputStep(lanes), inputTiles, steps, lanes, layer.WeightSums.Pointer);
        kernels.AccumulateRows(layer.DGates(0, lanes), layer.DGateStep(lanes), Accumulators<T>.RowTiles(4 * layer.Hidden), steps, lanes, layer.BiasSums.Pointer);
    }

    private void AccumulateOutput(int start, int steps)
    {
        LayerWorkspace<T> top = layers[^1];
        int tiles = Accumulators<T>.RowTiles(shape.Outputs);
        nint step = (nint)outputRows * lanes;
        T* dy = DOutput(start);
        kernels.Accumulate(
            dy, step, tiles, top.Input(start - windowStart + 1, lanes), top.InputStep(lanes), Accumulators<T>.ColumnTiles(top.Hidden), steps, lanes, outputSums.Pointer);
        kernels.AccumulateRows(dy, step, tiles, steps, lanes, outputBiasSums.Pointer);
        if (network.Bypass is not null)
        {
            int lagTiles = Accumulators<T>.ColumnTiles(network.Bypass.Depth);
            kernels.Accumulate(dy, step, tiles, Used(start - history), shape.Inputs * lanes, lagTiles, steps, lanes, bypassSums.Pointer);
        }
    }

    private void UnpackBypass(Span<T> gradient, int output)
    {
        int tiles = Accumulators<T>.ColumnTiles(shape.Bypass * shape.Inputs);
        for (int lag = 0; lag < shape.Bypass; lag++)
        {
            for (int i = 0; i < shape.Inputs; i++)
            {
                int column = (shape.Bypass - 1 - lag) * shape.Inputs + i;
                int target = bypassWeight!.Offset + (output * shape.Bypass + lag) * shape.Inputs + i;
                gradient[target] = Accumulators<T>.Sum(Accumulators<T>.At(bypassSums.Pointer, output, column, tiles));
            }
        }
    }

    private T* DOutput(int step) => dOutput.Pointer + (nint)step * outputRows * lanes;

    private T* DHead(int slot) => dHead.Pointer + (nint)slot * network.OutputTransposed.PaddedRows * lanes;

    private T* DUsed(int step) => dUsed.Pointer + ((nint)history + step) * shape.Inputs * lanes;
}
