namespace Wavecast.Candidates;

/// <summary>What a recipe's networks missed by, as means over series.</summary>
/// <param name="Mase">Their medians, by each series' scale.</param>
/// <param name="Smape">Their medians, in percent.</param>
/// <param name="Pinball">All their quantiles, by scale: networks that are surer of themselves than they may be have the better median and lose here.</param>
internal readonly record struct RecipeErrors(double Mase, double Smape, double Pinball)
{
    /// <summary>Whether others can be told in parts of it: MASE and pinball loss are known and above 0.</summary>
    public bool IsMeasure => Mase is > 0 and < double.PositiveInfinity && Pinball is > 0 and < double.PositiveInfinity && !double.IsNaN(Smape);

    /// <summary>The mean of the errors by those of another recipe; infinite where it is not known.</summary>
    /// <param name="first">The other's.</param>
    /// <param name="percent">Whether percentages mean something.</param>
    public double By(RecipeErrors first, bool percent)
    {
        double error = (Mase / first.Mase + Pinball / first.Pinball + (percent ? Smape / first.Smape : 0)) / (percent ? 3 : 2);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
