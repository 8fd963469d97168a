using Wavecast.Kernels;

namespace Wavecast.Segments;

/// <summary>The way forward of a segment network over many windows, a block at a time.</summary>
internal sealed class SegmentPass : IDisposable
{
    private readonly SegmentLayout layout;
    private readonly NetworkShape shape;
    private readonly WindowReader reader;
    private readonly PackedNetwork<float> network;
    private readonly BlockRun<float> run;

    public SegmentPass(SegmentRecipe recipe, ReadOnlySpan<float> parameters)
    {
        (layout, shape) = (recipe.Layout, recipe.Shape);
        reader = new WindowReader(layout, recipe.Scaling);
        network = new PackedNetwork<float>(shape);
        network.Pack(parameters);
        run = new BlockRun<float>(network, VectorKernels<float>.Widest, layout.Segments, withGradient: false, smallMemory: false);
    }

    /// <summary>Receives what a window's network said: quantiles <c>[head, quantiles]</c>, ascending, in the series' units.</summary>
    public delegate void Receiver(int window, ReadOnlySpan<double> quantiles);

    /// <summary>Reads windows, and says what comes after each.</summary>
    public void Run(IReadOnlyList<WindowEnd> windows, Receiver receive)
    {
        double[] said = new double[layout.Outputs];
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
                for (int o = 0; o < said.Length; o++)
                {
                    said[o] = scales[lane].Level + scales[lane].Unit * run.Prediction(layout.Segments - 1, o, lane);
                }
                Rearrange(said);
                receive(first + lane, said);
            }
            first += count;
        }
    }

    public void Dispose()
    {
        run.Dispose();
        network.Dispose();
    }

    /// <summary>Quantiles that cross are put in order (Chernozhukov, Fernández-Val and Galichon, Econometrica 78, 2010).</summary>
    private void Rearrange(Span<double> said)
    {
        for (int h = 0; h < layout.Head; h++)
        {
            said.Slice(h * layout.Quantiles.Length, layout.Quantiles.Length).Sort();
        }
    }
}
