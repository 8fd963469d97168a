using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wavecast;

/// <summary>Checks of arguments and settings: each returns the value or throws with the name and the value seen.</summary>
internal static class Require
{
    public static double Positive(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Bad(name, value, "a finite number above 0");

    public static double NotNegative(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw Bad(name, value, "a finite number of 0 or more");

    public static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Bad(name, value, "a number of 0 or more and below 1");

    public static TInteger InRange<TInteger>(TInteger value, TInteger least, TInteger most, [CallerMemberName] string name = "")
        where TInteger : IBinaryInteger<TInteger> =>
        value >= least && value <= most ? value : throw Bad(name, value, $"a whole number from {least} to {most}");

    private static ArgumentOutOfRangeException Bad(string name, object value, string expected) =>
        new(name, value, FormattableString.Invariant($"{name} is {value}; expected {expected}."));
}
