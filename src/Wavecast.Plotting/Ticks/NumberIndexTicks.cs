namespace Wavecast.Plotting.Ticks;

/// <summary>Round numbers of a numeric index, such as years, at the steps where they fall.</summary>
internal sealed class NumberIndexTicks(IndexScale scale, bool wholeOnly) : ITickSource
{
    private readonly LinearTicks _ticks = new() { WholeOnly = wholeOnly };

    public IReadOnlyList<TickMark> Between(double low, double high, int most) =>
        [.. _ticks.Between(scale.ValueAt(low), scale.ValueAt(high), most)
            .Select(tick => tick with { Position = scale.StepAt(tick.Position) })];
}
