using System.Numerics;

namespace Wavecast.Kernels;

/// <summary>Threads that share jobs on blocks: each takes the next job when it is free, and has a workspace of its own; one that finds no job left helps the others with their products.</summary>
/// <remarks>
/// Who does a job does not change its result, so the number of threads changes no bit. More threads than processors would only wait for each
/// other, so there are none. After the first run nothing is allocated.
/// </remarks>
internal sealed class BlockTeam<TWork, T> : IDisposable
    where TWork : class, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Longer than a cell takes its thread.</summary>
    private const int SpinsBeforeYield = 2000;

    private readonly Action<TWork, int> job;
    private readonly Func<SharedProducts<T>, TWork> createWork;
    private readonly TWork?[] works;
    private readonly SharedProducts<T>[] products;
    private readonly IdleThreads idle = new();
    private readonly Thread?[] threads;
    private readonly SemaphoreSlim start = new(0);
    private readonly SemaphoreSlim done = new(0);
    private readonly long largestMatrix;
    private Exception? failure;
    private int jobs;
    private int next;
    private int unfinished;
    private bool helps;
    private bool stopping;

    /// <param name="network">What the threads run.</param>
    /// <param name="createWork">Makes a thread's workspace, when it first has a job.</param>
    /// <param name="threads">Most threads, the caller's included.</param>
    /// <param name="job">Does a job by its number, in the workspace given.</param>
    public BlockTeam(PackedNetwork<T> network, Func<SharedProducts<T>, TWork> createWork, int threads, Action<TWork, int> job)
    {
        Network = network;
        this.createWork = createWork;
        this.job = job;
        largestMatrix = network.Layers.Max(layer => (long)layer.Forward.Rows * layer.Depth);
        int useful = Math.Min(threads, Environment.ProcessorCount);
        works = new TWork?[useful];
        this.threads = new Thread?[useful];
        products = [.. Enumerable.Range(0, useful).Select(_ => new SharedProducts<T>(VectorKernels<T>.Widest, idle))];
    }

    public PackedNetwork<T> Network { get; }

    /// <summary>Does jobs 0 … <paramref name="count"/> − 1, lowest first, and returns when all are done.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="lanes">Lanes of the widest block, for whether a product is worth sharing.</param>
    public void Run(int count, int lanes)
    {
        (jobs, unfinished, next, failure) = (count, count, 0, null);
        helps = largestMatrix * lanes >= SharedProducts<T>.LeastWork;
        int helpers = (helps ? threads.Length : Math.Min(threads.Length, count)) - 1;
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
        foreach (TWork? work in works)
        {
            work?.Dispose();
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
        for (int i = Interlocked.Increment(ref next) - 1; i < jobs; i = Interlocked.Increment(ref next) - 1)
        {
            try
            {
                job(works[index] ??= createWork(products[index]), i);
            }
            catch (Exception e)
            {
                // A thread of ours must not end the process, and the others must have ended before the caller gets the exception.
                failure = e;
            }
            Interlocked.Decrement(ref unfinished);
        }
        if (helps)
        {
            Help();
        }
    }

    /// <summary>Until all jobs are done, does parts of the products of those that are still at work.</summary>
    private void Help()
    {
        idle.Enter();
        for (int waited = 0; Volatile.Read(ref unfinished) > 0; waited++)
        {
            foreach (SharedProducts<T> product in products)
            {
                while (product.Help())
                {
                    waited = 0;
                }
            }
            IdleThreads.Pause(waited, SpinsBeforeYield);
        }
        idle.Leave();
    }
}
