using Wavecast.TimeSeries;

namespace Wavecast.Cli.Options;

/// <summary>What <c>--resample</c> asks for.</summary>
internal sealed record ResampleChoice(Frequency Frequency, Aggregation Aggregation)
{
    /// <summary>Reads <c>monthly:mean</c>.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static ResampleChoice Parse(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length != 2 || !Frequency.TryParse(parts[0], out Frequency? frequency) || !frequency.IsCalendar)
        {
            throw new UsageException("a frequency of the calendar and mean, sum, first, last, min or max, such as monthly:mean");
        }
        Aggregation aggregation = Value.Choose(
            parts[1],
            ("mean", Aggregation.Mean),
            ("sum", Aggregation.Sum),
            ("first", Aggregation.First),
            ("last", Aggregation.Last),
            ("min", Aggregation.Min),
            ("max", Aggregation.Max));
        return new ResampleChoice(frequency, aggregation);
    }
}
