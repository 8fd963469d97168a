using Wavecast.Kernels;

namespace Wavecast.Segments;

/// <summary>The way forward of a segment network over many windows, a block at a time.</summary>
internal sealed class SegmentPass : IDisposable
{
    private readonly SegmentLayout layout;
    private readonly NetworkShape shape;
    private readonly WindowReader reader;
    private readonly OutputHead head;
    private readonly PackedNetwork<float> network;
    private readonly BlockRun<float> run;

    public SegmentPass(SegmentRecipe recipe, ReadOnlySpan<float> parameters)
    {
        (layout, shape) = (recipe.Layout, recipe.Shape);
        reader = new WindowReader(layout, recipe.Scaling);
        head = layout.OutputHead;
        network = new PackedNetwork<float>(shape);
        network.Pack(parameters);
        run = new BlockRun<float>(network, VectorKernels<float>.Widest, layout.Segments, withGradient: false, smallMemory: false);
    }

    /// <summary>Receives what a window's network said.</summary>
    /// <param name="window">Which.</param>
    /// <param name="outputs">Of the network, <c>[head, outputs of a step]</c>.</param>
    /// <param name="level">What was subtracted from the window.</param>
    /// <param name="unit">What it was divided by.</param>
    public delegate void Receiver(int window, ReadOnlySpan<double> outputs, double level, double unit);

    /// <summary>Receives quantiles <c>[head, quantiles]</c>, ascending, in the series' units.</summary>
    public delegate void QuantileReceiver(int window, ReadOnlySpan<double> quantiles);

    /// <summary>Reads windows, and says what quantiles the steps after each have.</summary>
    public void Run(IReadOnlyList<WindowEnd> windows, QuantileReceiver receive)
    {
        int quantiles = layout.Quantiles.Length;
        double[] said = new double[layout.Head * quantiles];
        Run(windows, (window, outputs, level, unit) =>
        {
            for (int h = 0; h < layout.Head; h++)
            {
                head.Quantiles(outputs.Slice(h * head.Outputs, head.Outputs), layout.Quantiles.AsSpan(), level, unit, said.AsSpan(h * quantiles, quantiles));
            }
            receive(window, said);
        });
    }

    /// <summary>Reads windows, and says what comes after each.</summary>
    public void Run(IReadOnlyList<WindowEnd> windows, Receiver receive)
    {
        double[] outputs = new double[layout.Outputs];
        (double Level, double Unit)[] scales = new (double, double)[Block<float>.FullLanes];
        int first = 0;
        foreach (int lanes in Block<float>.Cut(windows.Count))
        {
            using Block<float> block = new(shape, lanes, layout.Segments, withTargets: false, layout.Segments - 1);
            int count = Math.Min(lanes, windows.Count - first);
            block.Reset();
            for (int lane = 0; lane < count; lane++)
            {
                WindowEnd window = windows[first + lane];
                block.SetSequence(lane, lane, reader.Read(window.Values, window.End, window.Scale, window.Features, window.FirstStep), layout.Segments);
                scales[lane] = (reader.Level, reader.Unit);
            }
            run.Forward(block);
            for (int lane = 0; lane < count; lane++)
            {
                for (int o = 0; o < outputs.Length; o++)
                {
                    outputs[o] = run.Prediction(layout.Segments - 1, o, lane);
                }
                receive(first + lane, outputs, scales[lane].Level, scales[lane].Unit);
            }
            first += count;
        }
    }

    public void Dispose()
    {
        run.Dispose();
        network.Dispose();
    }
}
