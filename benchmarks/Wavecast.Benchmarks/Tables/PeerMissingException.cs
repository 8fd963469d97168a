namespace Wavecast.Benchmarks.Tables;

/// <summary>A peer is not on this machine; the message says why.</summary>
internal sealed class PeerMissingException : Exception
{
    public PeerMissingException()
    {
    }

    public PeerMissingException(string message)
        : base(message)
    {
    }

    public PeerMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
