using System.Globalization;

namespace Wavecast.Plotting.Ticks;

/// <summary>Ticks of a logarithmic axis whose coordinates are the powers of ten: 2 is 100.</summary>
internal sealed class LogTicks : ITickSource
{
    /// <summary>More labels are a ladder, not a scale.</summary>
    private const int MostMantissas = 9;

    private static readonly int[] EveryMantissa = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    private static readonly int[] FewMantissas = [1, 2, 5];
    private static readonly int[] TwoMantissas = [1, 3];

    public IReadOnlyList<TickMark> Between(double low, double high, int most)
    {
        // Whole powers, every n-th if there are too many; within two or three powers also some between them.
        foreach (int[] mantissas in new[] { EveryMantissa, FewMantissas, TwoMantissas })
        {
            TickMark[] ticks = Mantissas(low, high, mantissas);
            if (ticks.Length <= Math.Min(most, MostMantissas))
            {
                return ticks.Length >= 2 ? ticks : Linear(low, high, most);
            }
        }

        int every = (int)NiceStep.AtLeast(Math.Max(1, (high - low) / most)).Size;
        int first = (int)Math.Ceiling(low / every) * every;
        return [.. Enumerable.Range(0, (int)Math.Floor((high - first) / every) + 1)
            .Select(i => first + i * every)
            .Select(power => new TickMark(power, Label(1, power, IsPlain(low, high))))];
    }

    private static TickMark[] Mantissas(double low, double high, int[] mantissas) =>
        [.. Enumerable.Range((int)Math.Floor(low), (int)Math.Ceiling(high) - (int)Math.Floor(low) + 1)
            .SelectMany(power => mantissas.Select(mantissa => new TickMark(power + Math.Log10(mantissa), Label(mantissa, power, IsPlain(low, high)))))
            .Where(tick => tick.Position >= low && tick.Position <= high)];

    /// <summary>An axis within one step of a mantissa: round numbers as on a linear one.</summary>
    private static TickMark[] Linear(double low, double high, int most) =>
        [.. new LinearTicks().Between(Math.Pow(10, low), Math.Pow(10, high), most)
            .Select(tick => tick with { Position = Math.Log10(tick.Position) })];

    /// <summary>Whether an axis is written 0.01, not 10⁻²; never both.</summary>
    private static bool IsPlain(double low, double high) => low >= -5 && high < 6;

    private static string Label(int mantissa, int power, bool isPlain) => isPlain
        ? (mantissa * Math.Pow(10, power)).ToString("0.#####", CultureInfo.InvariantCulture)
        : (mantissa == 1 ? "" : mantissa.ToString(CultureInfo.InvariantCulture) + "·") + "10" + Superscript(power);

    private static string Superscript(int power) => string.Concat(
        power.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
