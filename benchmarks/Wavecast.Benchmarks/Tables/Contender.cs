namespace Wavecast.Benchmarks.Tables;

/// <summary>Somebody who does a work in a table.</summary>
/// <param name="Name"><c>Wavecast</c> or a peer's name.</param>
/// <param name="Work">What is done.</param>
/// <param name="Prepare">Sets it up; null where this peer has no such work.</param>
internal sealed record Contender(string Name, Work Work, Func<PreparedRun?> Prepare)
{
    public const string Own = "Wavecast";

    public static Contender Of(Work work) => new(Own, work, () => OwnWork.Prepare(work));
}
