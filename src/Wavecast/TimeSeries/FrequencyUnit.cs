namespace Wavecast.TimeSeries;

/// <summary>What a step of a <see cref="Frequency"/> is counted in, from the shortest to the longest.</summary>
internal enum FrequencyUnit
{
    Number,
    Minute,
    BusinessDay,
    Day,
    Week,
    Month,
}
