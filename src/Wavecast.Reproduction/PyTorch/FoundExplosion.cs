namespace Wavecast.Reproduction.PyTorch;

/// <summary>Where a training lost what it had learnt: the first loss above that of the start after one below a thousandth of it.</summary>
/// <param name="Evaluation">Its evaluation, from 1.</param>
/// <param name="Step">Its optimizer step, from 1.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Lowest">The lowest before.</param>
/// <param name="Peak">The largest from there to the end of the same optimizer step; infinite where one is not finite.</param>
internal sealed record FoundExplosion(int Evaluation, int Step, double Loss, double Lowest, double Peak)
{
    private const double Learnt = 1e-3;

    /// <summary>The first, or null.</summary>
    public static FoundExplosion? In(ExampleRun run)
    {
        double lowest = double.PositiveInfinity;
        for (int i = 0; i < run.Losses.Length; i++)
        {
            double loss = run.Losses[i];
            if (lowest < Learnt * run.Losses[0] && !(loss <= run.Losses[0]))
            {
                int step = Array.FindIndex(run.Steps, found => found.Evaluations > i);
                double peak = run.Losses[i..run.Steps[step].Evaluations].Max(value => double.IsFinite(value) ? value : double.PositiveInfinity);
                return new FoundExplosion(i + 1, step + 1, loss, lowest, peak);
            }
            lowest = Math.Min(lowest, loss);
        }
        return null;
    }

    /// <summary>The optimizer step, from 1, in which the loss passes that of the start for the last time and never comes back; null where it ends below.</summary>
    public static int? LostIn(ExampleRun run)
    {
        int last = Array.FindLastIndex(run.Losses, loss => loss <= run.Losses[0]);
        return last == run.Losses.Length - 1 ? null : Array.FindIndex(run.Steps, step => step.Evaluations > last + 1) + 1;
    }
}
