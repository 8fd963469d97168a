namespace Wavecast.Plotting.Ticks;

/// <summary>Chooses the labelled places of an axis.</summary>
internal interface ITickSource
{
    /// <summary>At most <paramref name="most"/> ticks (at least 1) within [low, high], in order, at places that a reader likes.</summary>
    IReadOnlyList<TickMark> Between(double low, double high, int most);
}
