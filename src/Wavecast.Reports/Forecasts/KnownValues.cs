using Wavecast.TimeSeries;

namespace Wavecast.Reports.Forecasts;

/// <summary>A series with its values that are not missing.</summary>
internal sealed class KnownValues(Series series)
{
    public Series Series { get; } = series;

    /// <summary>Oldest first.</summary>
    public double[] Known { get; } = [.. series.Values.ToArray().Where(value => !double.IsNaN(value))];

    /// <summary>The step of the first known value; the length where there is none.</summary>
    public int First { get; } = Enumerable.Range(0, series.Length).FirstOrDefault(t => !double.IsNaN(series[t]), series.Length);

    /// <summary>The longest run of steps with a property, the first of them if there are several.</summary>
    public (int From, int Length) LongestRun(Func<Series, int, bool> has)
    {
        (int From, int Length) longest = (0, 0);
        int length = 0;
        for (int t = 0; t < Series.Length; t++)
        {
            length = has(Series, t) ? length + 1 : 0;
            longest = length > longest.Length ? (t + 1 - length, length) : longest;
        }
        return longest;
    }
}
