using System.Globalization;

namespace Wavecast.Plotting.Ticks;

/// <summary>Ticks at round numbers, labelled with just the digits that tell them apart.</summary>
internal sealed class LinearTicks : ITickSource
{
    /// <summary>For whole things such as steps: no tick between two whole numbers.</summary>
    public bool WholeOnly { get; init; }

    public IReadOnlyList<TickMark> Between(double low, double high, int most)
    {
        double least = (high - low) / most;
        NiceStep step = NiceStep.AtLeast(WholeOnly ? Math.Max(1, least) : least);
        double largest = Math.Max(Math.Abs(low), Math.Abs(high));
        return [.. step.Multiples(low, high).Take(most).Select(value => new TickMark(value, Label(value, step, largest)))];
    }

    /// <summary>All labels of an axis share their power of ten and their number of decimals.</summary>
    private string Label(double value, NiceStep step, double largest)
    {
        if (value == 0)
        {
            return "0";
        }

        if (WholeOnly || largest is >= 1e-3 and < 1e6)
        {
            return Fixed(value, -step.Exponent);
        }

        int exponent = (int)Math.Floor(Math.Log10(largest));
        // 10^-exponent overflows at the small end of the range; two factors do not.
        double mantissa = exponent < -300 ? value * 1e300 * Math.Pow(10, -exponent - 300) : value / Math.Pow(10, exponent);
        return string.Create(CultureInfo.InvariantCulture, $"{Fixed(mantissa, exponent - step.Exponent)}e{exponent}");
    }

    private static string Fixed(double value, int decimals) =>
        value.ToString("F" + Math.Clamp(decimals, 0, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
