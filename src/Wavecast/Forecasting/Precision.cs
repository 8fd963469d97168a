namespace Wavecast.Forecasting;

/// <summary>The numbers that a network is made of.</summary>
public enum Precision
{
    /// <summary>64 bits; what L-BFGS needs to converge.</summary>
    Bits64,

    /// <summary>32 bits: half the memory, about twice the speed.</summary>
    Bits32,
}
