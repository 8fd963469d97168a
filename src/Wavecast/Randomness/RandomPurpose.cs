namespace Wavecast.Randomness;

/// <summary>What a random stream is for: streams of one seed and different purposes are independent.</summary>
/// <remarks>The numbers are part of what a seed means: never renumber one, only add.</remarks>
internal enum RandomPurpose : byte
{
    /// <summary>Initial weights of a network; addressed by parameter.</summary>
    InitialWeights = 1,

    /// <summary>Order of the sequences in mini-batches; addressed by epoch.</summary>
    Shuffle = 2,

    /// <summary>Noise added to training inputs; addressed by iteration, sequence and input value.</summary>
    InputNoise = 3,

    /// <summary>Phases and starting points of generated signals; addressed by sequence.</summary>
    SignalStart = 4,

    /// <summary>Observation noise of generated signals; addressed by sequence and value.</summary>
    ObservationNoise = 5,

    /// <summary>Directions from which Lyapunov exponents are measured; addressed by coordinate and direction.</summary>
    Displacements = 16,

    /// <summary>Which value a bootstrap draws; addressed by resample and place.</summary>
    Bootstrap = 6,

    /// <summary>Which window of a panel a network is trained on; addressed by update and place in the batch.</summary>
    TrainingWindow = 7,

    /// <summary>What a path into the future draws; addressed by path, series and step.</summary>
    SamplePath = 8,
}
