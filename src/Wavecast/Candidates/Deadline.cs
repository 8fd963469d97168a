using System.Diagnostics;

namespace Wavecast.Candidates;

/// <summary>How much of a time limit is used up; of none, nothing ever is.</summary>
internal sealed class Deadline(TimeSpan? limit)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Whether there is a limit, so that more networks may be trained than were asked for.</summary>
    public bool IsSet => limit is not null;

    /// <summary>Whether this part of the limit has passed.</summary>
    public bool IsPast(double part) => limit is { } time && Stopwatch.GetElapsedTime(start) > time * part;
}
