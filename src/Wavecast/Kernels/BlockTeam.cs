using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>Threads that share jobs on blocks: each takes the next job when it is free, and has a workspace of its own.</summary>
/// <remarks>Who does a job does not change its result, so the number of threads changes no bit. After the first run nothing is allocated.</remarks>
internal sealed class BlockTeam<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Action<BlockRun<T>, int> job;
    private readonly Func<BlockRun<T>> createRun;
    private readonly BlockRun<T>?[] runs;
    private readonly Thread?[] threads;
    private readonly SemaphoreSlim start = new(0);
    private readonly SemaphoreSlim done = new(0);
    private Exception? failure;
    private int jobs;
    private int next;
    private bool stopping;

    /// <param name="network">What the threads run.</param>
    /// <param name="createRun">Makes a thread's workspace, when it first has a job.</param>
    /// <param name="threads">Most threads, the caller's included.</param>
    /// <param name="job">Does a job by its number, in the workspace given.</param>
    public BlockTeam(PackedNetwork<T> network, Func<BlockRun<T>> createRun, int threads, Action<BlockRun<T>, int> job)
    {
        Network = network;
        this.createRun = createRun;
        this.job = job;
        runs = new BlockRun<T>?[threads];
        this.threads = new Thread?[threads];
    }

    public PackedNetwork<T> Network { get; }

    /// <summary>Does jobs 0 … <paramref name="count"/> − 1, lowest first, and returns when all are done.</summary>
    public void Run(int count)
    {
        jobs = count;
        next = 0;
        failure = null;
        int helpers = Math.Min(threads.Length, count) - 1;
        for (int i = 1; i <= helpers; i++)
        {
            threads[i] ??= StartThread(i);
        }
        if (helpers > 0)
        {
            start.Release(helpers);
        }
        Work(0);
        for (int i = 0; i < helpers; i++)
        {
            done.Wait();
        }
        if (failure is not null)
        {
            throw failure;
        }
    }

    public void Dispose()
    {
        stopping = true;
        int started = threads.Count(thread => thread is not null);
        if (started > 0)
        {
            start.Release(started);
        }
        foreach (Thread? thread in threads)
        {
            thread?.Join();
        }
        foreach (BlockRun<T>? run in runs)
        {
            run?.Dispose();
        }
        Network.Dispose();
        start.Dispose();
        done.Dispose();
    }

    private Thread StartThread(int index)
    {
        Thread thread = new(() => Loop(index)) { IsBackground = true, Name = $"Wavecast {index}" };
        thread.Start();
        return thread;
    }

    private void Loop(int index)
    {
        while (true)
        {
            start.Wait();
            if (stopping)
            {
                return;
            }
            Work(index);
            done.Release();
        }
    }

    private void Work(int index)
    {
        try
        {
            for (int i = Interlocked.Increment(ref next) - 1; i < jobs; i = Interlocked.Increment(ref next) - 1)
            {
                job(runs[index] ??= createRun(), i);
            }
        }
        catch (Exception e) when (index > 0)
        {
            // A thread of ours must not end the process: the caller gets the exception.
            failure = e;
        }
    }
}
