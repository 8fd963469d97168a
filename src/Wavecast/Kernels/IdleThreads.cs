namespace Wavecast.Kernels;

/// <summary>How many threads of a team have no block to run.</summary>
internal sealed class IdleThreads
{
    private const int Spins = 1;
    private int count;

    public int Count => Volatile.Read(ref count);

    public void Enter() => Interlocked.Increment(ref count);

    public void Leave() => Interlocked.Decrement(ref count);

    /// <summary>A pause of a loop that waits for another thread: busy at first, then leaving the processor to whoever wants it.</summary>
    public static void Pause(int waited, int spinsBeforeYield)
    {
        if (waited < spinsBeforeYield)
        {
            Thread.SpinWait(Spins);
        }
        else
        {
            Thread.Yield();
        }
    }
}
