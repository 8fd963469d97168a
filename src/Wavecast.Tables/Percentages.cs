namespace Wavecast.Tables;

/// <summary>Whether the numbers of a series are percentages: all of them, or none, but for 0.</summary>
internal struct Percentages
{
    private bool? all;

    /// <summary>Whether a number is unlike those before it.</summary>
    /// <param name="cell">The number, or what is none.</param>
    /// <param name="isPercentage">Whether it was written as a percentage.</param>
    public bool Mixes(double cell, bool isPercentage) => double.IsFinite(cell) && cell != 0 && (all ??= isPercentage) != isPercentage;

    /// <summary>What is wrong with one that is.</summary>
    public readonly string Describe(string text) => $"{DataFormatException.Quote(text)} is {(all == true ? "no percentage like" : "a percentage unlike")} those before";
}
