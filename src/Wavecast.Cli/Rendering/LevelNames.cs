using System.Globalization;
using Wavecast.Forecasting;
using Wavecast.Tables;

namespace Wavecast.Cli.Rendering;

/// <summary>The columns of intervals, and what is in them.</summary>
internal static class LevelNames
{
    /// <summary>Such as <c>80</c> or <c>97.5</c>.</summary>
    public static string Of(double level) => level.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>lo80, hi80, lo95, hi95</c>.</summary>
    public static string[] Columns(IEnumerable<double> levels) => [.. levels.SelectMany(level => (string[])[$"lo{Of(level)}", $"hi{Of(level)}"])];

    /// <summary>The forecast of a step and its intervals.</summary>
    public static IEnumerable<double> Values(SeriesForecast forecast, int step) =>
        [forecast.Values[step], .. forecast.Intervals.SelectMany(interval => (double[])[interval.Lower[step], interval.Upper[step]])];

    /// <summary>The same as fields of a row.</summary>
    public static void Write(CsvRowWriter writer, SeriesForecast forecast, int step)
    {
        foreach (double value in Values(forecast, step))
        {
            writer.Write(value);
        }
    }
}
