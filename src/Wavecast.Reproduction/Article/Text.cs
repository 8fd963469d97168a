using System.Globalization;

namespace Wavecast.Reproduction.Article;

/// <summary>Numbers as the report writes them.</summary>
internal static class Text
{
    /// <summary>Three digits: <c>0.0149</c>, <c>1.58</c>, <c>432</c>, <c>1,286</c>.</summary>
    public static string Short(double value) =>
        double.IsNaN(value) ? "–"
        : double.IsInfinity(value) ? "∞"
        : Math.Abs(value) is >= 1000 and < 1e6 ? Whole(value)
        : value.ToString(Math.Abs(value) is >= 1e-4 and < 1000 or 0 ? "g3" : "0.0#e0", CultureInfo.InvariantCulture);

    /// <summary>A number that somebody chose, with all its digits: <c>0.00001</c>.</summary>
    public static string Exact(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>A whole number with commas.</summary>
    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A share as such.</summary>
    public static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);
}
