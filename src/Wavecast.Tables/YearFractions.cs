using Wavecast.TimeSeries;

namespace Wavecast.Tables;

/// <summary>Reads dates that are written as a year with a fraction: 1949.0833 is February 1949, as R writes the times of a series and observatories those of a month.</summary>
internal static class YearFractions
{
    /// <summary>Numbers from here on may be years,</summary>
    public const int FirstYear = 1500;

    /// <summary>up to here.</summary>
    public const int EndYear = 2200;

    /// <summary>Of a month or quarter: what fractions of two digits are rounded by, and months in the middle of days differ by.</summary>
    private const double Tolerance = 0.15;

    /// <summary>Of a step: what evenly spaced fractions may differ by.</summary>
    private const double EvenTolerance = 0.01;

    private static readonly (int Parts, Frequency Frequency)[] Divisions = [(1, Frequency.Yearly), (4, Frequency.Quarterly), (12, Frequency.Monthly)];

    /// <summary>Whether all cells are numbers, and not all whole.</summary>
    public static bool AreFractions(List<double> cells) => cells.TrueForAll(double.IsFinite) && !cells.TrueForAll(double.IsInteger);

    /// <summary>The ticks of the first day of each cell's year, quarter or month; null where they are none.</summary>
    public static (long[] Ticks, Frequency Frequency)? Read(List<double> cells)
    {
        if (cells.TrueForAll(cell => cell is >= FirstYear and < EndYear))
        {
            foreach ((int parts, Frequency frequency) in Divisions)
            {
                // The beginning of a part, or its middle, but of all the same.
                double rest = RestOf(cells[0], parts);
                if (cells.TrueForAll(cell => Math.Abs(RestOf(cell, parts) - rest) < Tolerance) && AreApart(cells, parts))
                {
                    return ([.. cells.Select(cell => TicksOf(cell, parts))], frequency);
                }
            }
        }
        return null;
    }

    /// <summary>Whether cells ascend by the same amount, but for rounding.</summary>
    public static bool AreEven(List<double> cells)
    {
        double step = (cells[^1] - cells[0]) / (cells.Count - 1);
        return step > 0 && Enumerable.Range(1, cells.Count - 1).All(row => Math.Abs(cells[row] - cells[row - 1] - step) < EvenTolerance * step);
    }

    private static bool AreApart(List<double> cells, int parts) =>
        Enumerable.Range(1, cells.Count - 1).All(row => cells[row] == cells[row - 1] || PartOf(cells[row], parts) != PartOf(cells[row - 1], parts));

    /// <summary>How far behind the beginning of a part; what is rounded to just before it lies there too.</summary>
    private static double RestOf(double cell, int parts) => (cell * parts) - PartOf(cell, parts);

    private static long PartOf(double cell, int parts) => (long)Math.Floor((cell * parts) + Tolerance);

    private static long TicksOf(double cell, int parts)
    {
        (long year, long part) = Math.DivRem(PartOf(cell, parts), parts);
        return new DateTime((int)year, 1 + ((int)part * 12 / parts), 1).Ticks;
    }
}
