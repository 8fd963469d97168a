using System.Globalization;

namespace Wavecast.Tests.Statistics;

/// <summary>The monthly series of <c>README.md</c>, oldest first.</summary>
internal static class RealSeries
{
    public static double[] AirPassengers { get; } = LastColumn("samples", "data", "air_passengers.csv");

    public static double[] ElectricalEquipment { get; } = LastColumn("tests", "Wavecast.Tests", "Statistics", "elec_equip.csv");

    private static double[] LastColumn(params string[] path) =>
        [.. File.ReadLines(Path.Combine([Repository.Root, .. path])).Skip(1).Select(line => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture))];
}
