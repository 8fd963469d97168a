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
        WindowSampler sampler = new(recipe.Layout, series, seed);
        if (sampler.Count == 0)
        {
            return null;
        }
        float[] start = new LstmNetwork<float>(recipe.Shape, seed).Parameters.ToArray();
        if (recipe.HasBypass)
        {
            SegmentBypass.Fit(recipe, series, sampler, start);
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

    private static Range Kept(ParameterSlice slice) => slice.Offset..slice.End;
}
