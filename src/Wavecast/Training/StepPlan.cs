namespace Wavecast.Training;

/// <summary>Which steps of a sequence are drawn, and how much each counts.</summary>
internal sealed class StepPlan(ObjectiveSettings settings)
{
    private readonly FreeRunLoss? freeRun = settings.FreeRun;

    /// <summary>Whether the step's input is the network's own prediction. A segment's first step is always given.</summary>
    public bool IsOwn(int step, int steps)
    {
        if (freeRun is null)
        {
            return false;
        }
        long segments = Math.Min(freeRun.Segments, steps);
        // The segment of a step: the last j whose start j·steps/segments, rounded down, is not behind it.
        long segment = ((step + 1) * segments - 1) / steps;
        int start = (int)(segment * steps / segments), end = (int)((segment + 1) * steps / segments);
        return step > start && step >= end - freeRun.Steps;
    }

    /// <summary>The step's weight before normalisation; 0 during the warm-up.</summary>
    public double WeightAt(int step, int steps) => step < settings.WarmUp ? 0 : settings.StepWeights.At(step, steps);

    /// <summary>The factors of given and of drawn steps: scale, the free run's weight and, for a mean, one over the values that count.</summary>
    /// <param name="lengths">Steps of each sequence.</param>
    /// <param name="outputs">Values of a prediction.</param>
    public (double Given, double Drawn) Normalise(IEnumerable<int> lengths, int outputs)
    {
        double weight = settings.Scale * (freeRun?.Weight ?? 1);
        if (settings.Loss == LossKind.SumOfSquares)
        {
            return (settings.Scale, weight);
        }
        long given = 0, drawn = 0;
        foreach (int steps in lengths)
        {
            for (int step = settings.WarmUp; step < steps; step++)
            {
                _ = IsOwn(step, steps) ? drawn++ : given++;
            }
        }
        return (settings.Scale / Math.Max(1, given * outputs), weight / Math.Max(1, drawn * outputs));
    }
}
