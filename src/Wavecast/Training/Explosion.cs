using static System.FormattableString;

namespace Wavecast.Training;

/// <summary>When a loss has exploded.</summary>
/// <remarks>
/// PyTorch's fixed-step L-BFGS overshoots in its first steps, by 992 times the loss at the start in its own small example and by two
/// million from other seeds, and comes back by itself. Once it has learnt, a loss above that of the start never came back in trials
/// with 60 seeds of that example; in the published one it goes on to 3.5e13 in PyTorch and 2.9e14 here. So the limit falls to the loss of the start as soon as the loss has been a thousandth of it.
/// </remarks>
internal static class Explosion
{
    /// <summary>How many times the loss at the start a loss may be before anything is learnt.</summary>
    public const double MostGrowth = 1e6;

    /// <summary>The same for a run that has exploded before: a learning rate that moves it so far again is still too large.</summary>
    public const double MostGrowthOnceRescued = 10;

    /// <summary>The share of the loss at the start below which something is learnt, that must not be lost again.</summary>
    private const double Learnt = 1e-3;

    /// <exception cref="ExplodedException">The loss is not finite.</exception>
    public static void RequireFinite(string what, double loss)
    {
        if (!double.IsFinite(loss))
        {
            throw new ExplodedException(loss, $"the {what} was not finite");
        }
    }

    /// <param name="what">Which loss it is, for the message.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="start">That at the start.</param>
    /// <param name="lowest">The lowest since then.</param>
    /// <param name="growth">How many times the start it may be before anything is learnt.</param>
    /// <exception cref="ExplodedException">The loss has exploded.</exception>
    public static void Judge(string what, double loss, double start, double lowest, double growth)
    {
        RequireFinite(what, loss);
        bool hasLearnt = lowest < Learnt * start;
        if (loss > (hasLearnt ? start : growth * start))
        {
            string before = hasLearnt ? Invariant($", after it had been down to {lowest / start:g3} of that") : "";
            throw new ExplodedException(loss, Invariant($"the {what} grew to {loss / start:g4} times that of the start{before}"));
        }
    }
}
