namespace Wavecast.Signals;

/// <summary>A kind of signal, as the tool lists it.</summary>
/// <param name="Name">As one types it, such as <c>mackey-glass</c>.</param>
/// <param name="Description">One line: the formula in words or signs.</param>
/// <param name="Features">Values at each step.</param>
/// <param name="UsesPeriodScale">Whether <see cref="SignalSettings.PeriodScale"/> has a say; all other settings count for every kind.</param>
/// <param name="Generate">Makes the sequences, with the kind's own parameters at their defaults.</param>
public sealed record SignalKind(
    string Name,
    string Description,
    int Features,
    bool UsesPeriodScale,
    Func<SignalSettings, SequenceBatch<double>> Generate);
