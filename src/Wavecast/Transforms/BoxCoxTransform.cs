using Wavecast.Storage;

namespace Wavecast.Transforms;

/// <summary>A power of the values, or their logarithm.</summary>
/// <param name="name">The identifier.</param>
/// <param name="lambda">The power; null where <see cref="Guerrero"/> chooses it.</param>
internal sealed class BoxCoxTransform(string name, double? lambda) : SeriesTransform(name)
{
    private protected override FittedTransform? Learn(ReadOnlySpan<double> history, int season, out string problem)
    {
        bool isZeroAllowed = lambda > 0;
        problem = "";
        for (int t = 0; t < history.Length; t++)
        {
            if (history[t] < 0 || (history[t] == 0 && !isZeroAllowed))
            {
                problem = FormattableString.Invariant($"the value at step {t} is {history[t]}, where values must be {(isZeroAllowed ? "0 or above" : "above 0")}; ")
                    + "take a transform without powers and logarithms.";
                return null;
            }
        }
        double? power = lambda ?? Guerrero.Lambda(history, season);
        if (power is null)
        {
            problem = "there are no two whole seasons with two known values each (of 2 steps where there is no season); give a longer history, or the power.";
            return null;
        }
        return new FittedBoxCox(Name, power.Value);
    }

    internal override FittedTransform Load(TransformState state)
    {
        double power = state.Value(FittedBoxCox.Lambda);
        return FittedBoxCox.IsPower(power) && (lambda is null || lambda == power) ? new FittedBoxCox(Name, power)
            : throw new ModelFormatException(FormattableString.Invariant($"The power of the transform {Name} is {power}; expected {(lambda is { } given ? given : "one from -1 to 2")}."));
    }
}
