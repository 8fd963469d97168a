using System.Globalization;
using Wavecast.Plotting.Figures;

namespace Wavecast.Plotting.Ticks;

/// <summary>Ticks of a <see cref="SignedLogAxis"/>: 0 and powers of ten to both sides, every one or, where they do not fit, every other, every third …</summary>
internal sealed class SignedLogTicks : ITickSource
{
    private const int LeastPower = -3;
    private const int MostPower = 4;

    public IReadOnlyList<TickMark> Between(double low, double high, int most)
    {
        for (int each = 1; each <= MostPower - LeastPower; each++)
        {
            TickMark[] ticks = [.. Values(each)
                .Select(value => new TickMark(SignedLogAxis.At(value), value.ToString("0.####", CultureInfo.InvariantCulture)))
                .Where(tick => tick.Position >= low && tick.Position <= high)];
            if (ticks.Length <= most)
            {
                return ticks;
            }
        }
        return [];
    }

    /// <summary>In order.</summary>
    private static IEnumerable<double> Values(int each)
    {
        double[] powers = [.. Enumerable.Range(LeastPower, MostPower - LeastPower + 1).Where(power => (power + 1) % each == 0).Select(power => Math.Pow(10, power))];
        return [.. powers.Reverse().Select(value => -value), 0, .. powers];
    }
}
