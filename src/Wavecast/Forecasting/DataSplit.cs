using Wavecast.Data;

namespace Wavecast.Forecasting;

/// <summary>Data cut into parts, and how the part that is held back is to be drawn.</summary>
/// <param name="Parts">What is trained on and what is held back, the steps that warm it up included.</param>
internal sealed record DataSplit(Split Parts)
{
    /// <summary>Steps of the validation part that are given before it is drawn freely: the tail held back of each sequence; null to leave that to the trainer.</summary>
    public int? WarmUp { get; init; }

    /// <summary>Steps of the validation part that are drawn freely; null to leave that to the trainer.</summary>
    public int? Steps { get; init; }
}
