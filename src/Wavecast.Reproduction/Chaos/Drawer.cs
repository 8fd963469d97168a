namespace Wavecast.Reproduction.Chaos;

/// <summary>Draws sequences on, in the data's units: all that a protocol knows of a method.</summary>
/// <param name="warmUp">What is read, <c>[batch, steps, features]</c>.</param>
/// <param name="steps">Steps to draw.</param>
/// <returns><c>[batch, steps, features]</c>.</returns>
internal delegate SequenceBatch<double> Drawer(SequenceBatch<double> warmUp, int steps);
