namespace Wavecast.Forecasting;

/// <summary>How much of a sequence a training remembers on the way forward; the bits do not depend on it.</summary>
public enum MemoryUse
{
    /// <summary>Full where it takes at most half of the memory that is there, else small.</summary>
    Automatic,

    /// <summary>Every step's gates and states.</summary>
    Full,

    /// <summary>About √T steps' at a time, computed again on the way back: a third more arithmetic. See <see cref="ObjectiveSettings.SmallMemory"/>.</summary>
    Small,
}
