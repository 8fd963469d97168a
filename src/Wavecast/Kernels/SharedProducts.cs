using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>One thread's products, which threads without a block of their own help with.</summary>
/// <remarks>
/// A product is cut into chunks. Its owner claims them from the first on, helpers from the last on, so that each mostly reads weights which its
/// own cache holds; a helper that comes late finds none left, and nobody waits for one that has claimed none.
/// </remarks>
internal sealed unsafe class SharedProducts<T>(VectorKernels<T> kernels, IdleThreads idle)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiply-adds below which handing over takes longer than it saves: about two microseconds of them.</summary>
    public const long LeastWork = 64 * 1024;

    private const long LeastChunk = 32 * 1024;
    private const int MostChunksOfAThread = 4;
    private const int SpinsBeforeYield = 1000;

    private Product<T> product;
    private int chunks;
    private int number;

    /// <summary>Which product, 32 bits, then the first and the end of the chunks that nobody has claimed, 16 bits each.</summary>
    private long open;
    private int done;

    /// <summary>Does a product together with the idle threads; false where there is none, or too little to share.</summary>
    public bool TryMultiply(in Product<T> shared)
    {
        int helpers = idle.Count;
        if (helpers == 0 || shared.Work < LeastWork)
        {
            return false;
        }
        product = shared;
        chunks = (int)Math.Min(Math.Min(shared.Work / LeastChunk, shared.Parts), MostChunksOfAThread * (helpers + 1));
        done = 0;
        Volatile.Write(ref open, (long)++number << 32 | (uint)chunks);
        while (Claim(fromEnd: false) is >= 0 and int chunk)
        {
            Do(chunk);
        }
        for (int spins = 0; Volatile.Read(ref done) < chunks; spins++)
        {
            IdleThreads.Pause(spins, SpinsBeforeYield);
        }
        return true;
    }

    /// <summary>Does one chunk if there is any; called by other threads.</summary>
    public bool Help()
    {
        int chunk = Claim(fromEnd: true);
        if (chunk >= 0)
        {
            Do(chunk);
        }
        return chunk >= 0;
    }

    private int Claim(bool fromEnd)
    {
        while (true)
        {
            long seen = Volatile.Read(ref open);
            int first = (int)(seen >> 16) & 0xFFFF, end = (int)seen & 0xFFFF;
            if (first >= end)
            {
                return -1;
            }
            long claimed = fromEnd ? seen - 1 : seen + 0x10000;
            // The product's number is part of what is compared, so a chunk of an earlier product cannot be claimed; and while this one
            // is not done, its owner does not begin another.
            if (Interlocked.CompareExchange(ref open, claimed, seen) == seen)
            {
                return fromEnd ? end - 1 : first;
            }
        }
    }

    private void Do(int chunk)
    {
        int first = (int)((long)chunk * product.Parts / chunks), end = (int)((chunk + 1L) * product.Parts / chunks);
        kernels.Multiply(in product, first, end - first);
        Interlocked.Increment(ref done);
    }
}
