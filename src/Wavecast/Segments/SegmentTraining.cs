using Wavecast.Training.Optimizers;

namespace Wavecast.Segments;

/// <summary>Trains a segment network: AdamW with warm-up and cosine on batches of drawn windows.</summary>
internal static class SegmentTraining
{
    private const int WarmUp = 50;
    private const double ClipNorm = 1;

    /// <summary>Halvings of the learning rate before a run that overflows is given up.</summary>
    private const int MostHalvings = 4;

    /// <summary>Trains a network; the same recipe, series and seed give the same bits.</summary>
    /// <returns>The network, or null where there is no window to train on, or every run overflowed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SegmentNetwork? Train(SegmentRecipe recipe, IReadOnlyList<SeriesView> series, long seed, CancellationToken cancellation)
    {
        WindowSampler sampler = new(recipe.Layout, series, seed, recipe.IsByLength);
        if (sampler.Count == 0)
        {
            return null;
        }
        float[] start = new LstmNetwork<float>(recipe.Shape, seed).Parameters.ToArray();
        if (recipe.HasBypass)
        {
            series = SegmentBypass.Fit(recipe, series, sampler, start);
        }
        else
        {
            BeginAtHead(recipe, start);
        }
        for (int halving = 0; halving <= MostHalvings; halving++)
        {
            float[] parameters = [.. start];
            if (recipe.Updates == 0 || Run(recipe with { LearningRate = recipe.LearningRate / (1 << halving) }, series, sampler, parameters, cancellation))
            {
                return new SegmentNetwork(recipe, parameters);
            }
        }
        return null;
    }

    /// <summary>False where the loss overflowed.</summary>
    private static bool Run(SegmentRecipe recipe, IReadOnlyList<SeriesView> series, WindowSampler sampler, float[] parameters, CancellationToken cancellation)
    {
        using WindowObjective objective = new(recipe, series, sampler);
        ClippedObjective<float> clipped = new(objective, ClipNorm);
        IOptimizerState<float> optimizer = new AdamW { LearningRate = recipe.LearningRate }.CreateState<float>(parameters.Length);
        LearningRateState rate = LearningRateSchedule.Cosine(Math.Min(WarmUp, recipe.Updates / 4)).CreateState(recipe.Updates);
        // The linear part stays where the closed form put it: what training may add is the rest.
        Range kept = recipe.HasBypass ? Kept(recipe.Shape.Find("bypass.weight")) : 0..0;
        float[] closed = parameters[kept];
        for (int update = 0; update < recipe.Updates; update++)
        {
            cancellation.ThrowIfCancellationRequested();
            objective.Load(update);
            OptimizerStep step = optimizer.Step(clipped, parameters, rate.Factor);
            if (step.Outcome == OptimizerOutcome.NotFinite)
            {
                return false;
            }
            closed.CopyTo(parameters.AsSpan(kept));
            rate.Advance(step.Loss);
        }
        return true;
    }

    /// <summary>Outputs that are no location begin where the head says; quantiles and locations at what was drawn.</summary>
    private static void BeginAtHead(SegmentRecipe recipe, float[] parameters)
    {
        OutputHead head = recipe.Layout.OutputHead;
        ParameterSlice bias = recipe.Shape.Find("linear.bias");
        for (int output = 0; output < recipe.Layout.Outputs; output++)
        {
            if (!head.IsLocation(output % head.Outputs))
            {
                parameters[bias.Offset + output] = (float)head.StartOf(output % head.Outputs, []);
            }
        }
    }

    private static Range Kept(ParameterSlice slice) => slice.Offset..slice.End;
}
