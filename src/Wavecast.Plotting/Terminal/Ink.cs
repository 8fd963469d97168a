namespace Wavecast.Plotting.Terminal;

/// <summary>What a character of a terminal plot belongs to.</summary>
internal enum Ink
{
    Text,
    Frame,
    Truth,
    FreeRun,
}
