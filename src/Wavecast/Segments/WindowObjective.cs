using Wavecast.Kernels;
using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Segments;

/// <summary>The mean cost of what a network says over a batch of windows, which changes from update to update.</summary>
internal sealed class WindowObjective : IObjective<float>, IDisposable
{
    /// <summary>A window costs at most so many times the mean, that one series may not rule the rest.</summary>
    private const double MostCost = 10;

    private readonly SegmentRecipe recipe;
    private readonly SegmentLayout layout;
    private readonly IReadOnlyList<SeriesView> series;
    private readonly WindowSampler sampler;
    private readonly WindowReader reader;
    private readonly OutputHead head;
    private readonly BlockSum<float> sum;
    private readonly float[] targets;
    private readonly double meanCost;

    public WindowObjective(SegmentRecipe recipe, IReadOnlyList<SeriesView> series, WindowSampler sampler)
    {
        (this.recipe, layout, this.series, this.sampler) = (recipe, recipe.Layout, series, sampler);
        reader = new WindowReader(layout, recipe.Scaling);
        head = layout.OutputHead;
        sum = new BlockSum<float>(recipe.Shape, layout.Segments, head.Loss, threads: 1) { FirstOutput = layout.Segments - 1 };
        sum.Cut(recipe.Batch);
        targets = new float[layout.Outputs];
        meanCost = MeanCost();
    }

    public int Length => recipe.Shape.ParameterCount;

    /// <summary>Takes the windows of an update.</summary>
    public void Load(long update)
    {
        int place = 0;
        foreach (Block<float> block in sum.Blocks)
        {
            block.Reset();
            for (int lane = 0; lane < block.Lanes && place < recipe.Batch; lane++, place++)
            {
                (int number, int origin) = sampler.At(update, place);
                Load(block, lane, place, series[number], origin);
            }
        }
    }

    public double Evaluate(ReadOnlySpan<float> parameters, Span<float> gradient) => sum.Evaluate(parameters, gradient);

    public void Dispose() => sum.Dispose();

    private void Load(Block<float> block, int lane, int place, SeriesView view, int origin)
    {
        block.SetSequence(lane, place, reader.Read(view.Inputs, origin, view.Scale, view.Features), layout.Segments);
        for (int h = 0; h < layout.Head; h++)
        {
            double value = origin + h < view.Values.Length ? view.Values[origin + h] : double.NaN;
            head.SetTarget(value, reader.Level, reader.Unit, targets.AsSpan(h * head.Outputs, head.Outputs));
        }
        block.SetTarget(lane, targets);
        double cost = head.HasUnit ? Math.Min(view.CostAt(origin) * reader.Unit / meanCost, MostCost) : 1;
        block.SetWeight(layout.Segments - 1, lane, (float)(cost / (recipe.Batch * layout.Head)));
    }

    private double MeanCost()
    {
        const int Sample = 1000;
        double costs = 0;
        for (int i = 0; i < Sample; i++)
        {
            (int number, int origin) = sampler.At(0, i);
            reader.Read(series[number].Inputs, origin, series[number].Scale);
            costs += series[number].CostAt(origin) * reader.Unit / Sample;
        }
        return costs;
    }
}
