namespace Wavecast.Benchmarks.Tables;

/// <summary>The peers of a run, each once with one thread and once with two.</summary>
internal sealed class PeerSet : IDisposable
{
    private readonly List<PeerProcess> processes = [];

    public IReadOnlyList<PeerProcess> Processes => processes;

    public IEnumerable<string> Versions => processes.Select(peer => $"{peer.Name} {peer.Version}").Distinct();

    /// <param name="texts">Each <c>NAME=COMMAND</c>, or <c>NAME=missing:WHY</c>.</param>
    /// <param name="missing">Receives the peers that do not start, with the reason.</param>
    public static PeerSet Start(IEnumerable<string> texts, List<string> missing)
    {
        const string Missing = "missing:";
        PeerSet set = new();
        foreach (string[] parts in texts.Select(text => text.Split('=', 2)))
        {
            string command = parts[^1];
            try
            {
                if (command.StartsWith(Missing, StringComparison.Ordinal))
                {
                    throw new PeerMissingException(command[Missing.Length..]);
                }
                foreach (int threads in new[] { 1, 2 })
                {
                    set.processes.Add(PeerProcess.Start(command, threads));
                }
            }
            catch (PeerMissingException e)
            {
                missing.Add($"{parts[0]}: {e.Message}");
            }
        }
        return set;
    }

    public void Dispose() => processes.ForEach(peer => peer.Dispose());
}
