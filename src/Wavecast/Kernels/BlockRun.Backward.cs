using System.Numerics;

namespace Wavecast.Kernels;

/// <content>The loss and the way back, in the mirrored order of the way forward.</content>
internal sealed unsafe partial class BlockRun<T>
{
    private readonly AlignedBuffer<T> dOutput;
    private readonly AlignedBuffer<T> dHead;
    private readonly AlignedBuffer<T> dUsed;
    private readonly AlignedBuffer<T> turned;
    private readonly GradientSums<T> dLinear;
    private readonly GradientSums<T> dBypass;
    private readonly ParameterSlice linearWeight;
    private readonly ParameterSlice linearBias;
    private readonly ParameterSlice? bypassWeight;

    /// <summary>The loss of the block run last, each lane by itself and then lane after lane; leaves its gradient for <see cref="Backward"/>.</summary>
    public double Loss(StepLoss<T> loss, bool withGradient)
    {
        double sum = 0;
        if (withGradient)
        {
            new Span<T>(DOutput(0), block.FirstOutput * outputRows * lanes).Clear();
        }
        for (int lane = 0; lane < lanes; lane++)
        {
            sum += LaneLoss(loss, lane, withGradient);
        }
        return sum;
    }

    /// <summary>The sums of all weight gradients start at zero.</summary>
    public void ClearGradient()
    {
        foreach (LayerWorkspace<T> layer in layers)
        {
            layer.DWeights.Clear();
        }
        dLinear.Clear();
        dBypass.Clear();
    }

    /// <summary>Adds the gradient of the block run last to the sums.</summary>
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

    /// <summary>Puts the sums into a gradient of the whole parameter vector.</summary>
    public void UnpackGradient(Span<T> gradient)
    {
        for (int l = 0; l < layers.Length; l++)
        {
            network.Layers[l].UnpackGradient(layers[l].DWeights, gradient);
        }
        int hidden = shape.Hidden[^1];
        for (int o = 0; o < shape.Outputs; o++)
        {
            dLinear.CopyRow(o, 0, gradient.Slice(linearWeight.Offset + o * hidden, hidden));
            gradient[linearBias.Offset + o] = dLinear[o, layers[^1].Depth];
            UnpackBypass(gradient, o);
        }
    }

    /// <summary>Gradient of a layer's initial h, after <see cref="Backward"/>.</summary>
    public T DInitialHidden(int layer, int unit, int lane) => layers[layer].DInput(0, lanes)[unit * lanes + lane];

    /// <summary>Gradient of a layer's initial c, after <see cref="Backward"/>.</summary>
    public T DInitialCell(int layer, int unit, int lane) => layers[layer].DCell.Pointer[unit * lanes + lane];

    private double LaneLoss(StepLoss<T> loss, int lane, bool withGradient)
    {
        double sum = 0;
        T* weight = block.Weight.Pointer + lane;
        for (int step = block.FirstOutput; step < block.Steps; step++)
        {
            nint counted = step - block.FirstOutput;
            T w = weight[counted * lanes];
            T* dy = withGradient ? DOutput(step) + lane : null;
            if (w != T.Zero)
            {
                loss.Add(Output(step) + lane, block.Target.Pointer + counted * shape.Outputs * lanes + lane, dy, shape.Outputs, lanes, w, ref sum);
                continue;
            }
            for (int o = 0; o < shape.Outputs * lanes && withGradient; o += lanes)
            {
                dy[o] = T.Zero;
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
            AccumulateLayer(l, start, steps);
        }
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
        if (step < block.FirstOutput)
        {
            new Span<T>(DHead(slot), transposed.PaddedRows * lanes).Clear();
            return;
        }
        Multiply(transposed, transposed.Rows, DOutput(step), network.Zeros.Pointer, DHead(slot));
        if (anyOwn && network.BypassTransposed is { } bypass)
        {
            Multiply(bypass, bypass.Rows, DOutput(step), null, DUsed(step - history));
        }
    }

    private void BackwardStep(int l, int step, int slot, bool withInput)
    {
        LayerWorkspace<T> layer = layers[l];
        PackedMatrix<T> transposed = network.Layers[l].Transposed;
        int inWindow = step - windowStart;
        T* dAbove = l + 1 < layers.Length ? layers[l + 1].DInput(slot, lanes) + layers[l + 1].Hidden * lanes : DHead(slot);
        kernels.CellBackward(
            layer.Gates(inWindow, lanes), layer.Cell(inWindow, lanes), layer.Input(inWindow + 1, lanes),
            layer.DInput(slot + 1, lanes), dAbove, layer.DCell.Pointer, layer.DGates(slot, lanes), layer.Hidden, lanes);
        T* ahead = layer.Input(Math.Max(0, inWindow - 1), lanes);
        Multiply(
            transposed, withInput ? transposed.Rows : layer.Hidden, layer.DGates(slot, lanes), network.Zeros.Pointer, layer.DInput(slot, lanes), ahead, layer.RecordSize(lanes));
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

    /// <summary>Weight gradients of a segment; behind the top layer's, whose input is turned then, those of the outputs.</summary>
    private void AccumulateLayer(int l, int start, int steps)
    {
        LayerWorkspace<T> layer = layers[l];
        TiledRows<T> dGates = TiledRows<T>.OfSteps(layer.DGates(0, lanes), 4 * layer.Hidden, layer.DGateStep(lanes), steps, lanes);
        // One step more: its h is what the outputs were made from.
        Turn(layer.Input(start - windowStart, lanes), layer.RecordSize(lanes), layer.Depth, steps + 1, layer.DWeights);
        Do(Product<T>.Gradient(dGates, turned.Pointer, (steps + 1) * lanes, 0, layer.DWeights));
        if (l < layers.Length - 1)
        {
            return;
        }
        TiledRows<T> dy = TiledRows<T>.OfSteps(DOutput(start), shape.Outputs, (nint)outputRows * lanes, steps, lanes);
        Do(Product<T>.Gradient(dy, turned.Pointer, (steps + 1) * lanes, lanes, dLinear));
        if (network.Bypass is not null)
        {
            Turn(Used(start - history), shape.Inputs * lanes, network.Bypass.Depth, steps, dBypass);
            Do(Product<T>.Gradient(dy, turned.Pointer, steps * lanes, 0, dBypass));
        }
    }

    /// <summary>Inputs <c>[step][row][lane]</c> become <c>[panel of rows][step][lane][row]</c>, a one behind each lane's rows for the bias.</summary>
    private void Turn(T* inputs, nint stepSize, int rows, int steps, GradientSums<T> sums)
    {
        nint depth = (nint)steps * lanes;
        for (int first = 0; first < sums.Width; first += kernels.Panel)
        {
            int width = Math.Min(kernels.Panel, sums.Width - first), count = Math.Clamp(rows - first, 0, width);
            T* target = turned.Pointer + first * depth;
            for (int step = 0; step < steps; step++)
            {
                TurnKernel<T>.Turn(inputs + step * stepSize + first * lanes, lanes, count, lanes, target + step * lanes * width, width);
            }
            for (int k = 0; k < depth && count < width; k++)
            {
                target[k * width + count] = T.One;
            }
        }
    }

    private void UnpackBypass(Span<T> gradient, int output)
    {
        for (int lag = 0; lag < shape.Bypass; lag++)
        {
            int column = (shape.Bypass - 1 - lag) * shape.Inputs, target = (output * shape.Bypass + lag) * shape.Inputs;
            dBypass.CopyRow(output, column, gradient.Slice(bypassWeight!.Offset + target, shape.Inputs));
        }
    }

    private T* DOutput(int step) => dOutput.Pointer + (nint)step * outputRows * lanes;

    private T* DHead(int slot) => dHead.Pointer + (nint)slot * network.OutputTransposed.PaddedRows * lanes;

    private T* DUsed(int step) => dUsed.Pointer + ((nint)history + step) * shape.Inputs * lanes;
}
