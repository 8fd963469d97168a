using System.Globalization;

namespace Wavecast.Plotting;

/// <summary>An interval of a forecast at each of its steps.</summary>
/// <param name="Level">The share of outcomes that it is to contain, in percent: above 0 and below 100.</param>
/// <param name="Lower">Its lower ends, one for each step forecast; NaN where there is none, −∞ where it is open.</param>
/// <param name="Upper">Its upper ends, as many; NaN where there is none, ∞ where it is open.</param>
public sealed record ForecastBand(double Level, double[] Lower, double[] Upper)
{
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Level:0.##} % interval");

    /// <summary>Refuses a level that is none, and ends that are not one for each step of the forecast that <paramref name="owner"/> names.</summary>
    internal void Check(int steps, string owner, string parameter)
    {
        if (!(Level is > 0 and < 100))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An interval of {owner} has the level {Level}; give percents above 0 and below 100."), parameter);
        }
        if (Lower is null || Upper is null || Lower.Length != steps || Upper.Length != steps)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The {Name} of {owner} has {Lower?.Length ?? 0} lower and {Upper?.Length ?? 0} upper ends for {steps} steps; give one of each a step."), parameter);
        }
    }
}
