using Wavecast.Storage;

namespace Wavecast.Transforms;

/// <summary>Each value less an earlier one.</summary>
/// <param name="lag">Steps between them; null for those of a season.</param>
internal sealed class DifferenceTransform(int? lag)
    : SeriesTransform(lag switch { null => "seasonal-difference", 1 => "difference", _ => FormattableString.Invariant($"difference:{lag}") })
{
    private protected override FittedTransform? Learn(ReadOnlySpan<double> history, int season, out string problem)
    {
        int steps = lag ?? season;
        problem = lag is null && season == 1 ? "there is no season; give one, or take difference."
            : HasPair(history, steps) ? ""
            : FormattableString.Invariant($"of {history.Length} steps no two known ones are {steps} apart; give a longer history, or take a shorter lag.");
        return problem.Length == 0 ? new FittedDifference(Name, steps) : null;
    }

    internal override FittedTransform Load(TransformState state)
    {
        double steps = state.Value(FittedDifference.Lag);
        bool isLag = steps is >= 1 and <= int.MaxValue && steps == Math.Floor(steps) && (lag is null || lag == steps);
        return isLag ? new FittedDifference(Name, (int)steps)
            : throw new ModelFormatException(FormattableString.Invariant($"The lag of the transform {Name} is {steps}; expected {(lag is { } given ? given : "a whole number from 1")}."));
    }

    private static bool HasPair(ReadOnlySpan<double> history, int lag)
    {
        for (int t = lag; t < history.Length; t++)
        {
            if (!double.IsNaN(history[t]) && !double.IsNaN(history[t - lag]))
            {
                return true;
            }
        }
        return false;
    }
}
