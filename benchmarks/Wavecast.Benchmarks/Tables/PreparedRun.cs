namespace Wavecast.Benchmarks.Tables;

/// <summary>Work that is set up and can be run again and again.</summary>
/// <param name="Run">Does the work as often as it is told, and says what one time took.</param>
/// <param name="Owned">What to dispose of in the end.</param>
internal sealed record PreparedRun(Func<int, Outcome> Run, IDisposable? Owned = null) : IDisposable
{
    public void Dispose() => Owned?.Dispose();
}
