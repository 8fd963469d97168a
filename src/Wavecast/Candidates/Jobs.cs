using System.Runtime.ExceptionServices;

namespace Wavecast.Candidates;

/// <summary>Independent jobs on several threads, the next one to whoever is free: they take unequal times.</summary>
internal static class Jobs
{
    /// <summary>Does jobs 0 … <paramref name="count"/> − 1. An exception of one ends the run and is thrown as it is.</summary>
    /// <param name="count">How many there are; 0 or more.</param>
    /// <param name="threads">Threads, from 1.</param>
    /// <param name="job">Does one by its number.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Run(int count, int threads, Action<int> job, CancellationToken cancellation)
    {
        int next = -1;
        Exception? failure = null;
        int workers = Math.Min(threads, count);
        if (workers > 1)
        {
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
        }
        else
        {
            Work();
        }
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
        cancellation.ThrowIfCancellationRequested();

        void Work()
        {
            for (int i = Interlocked.Increment(ref next); i < count && failure is null && !cancellation.IsCancellationRequested; i = Interlocked.Increment(ref next))
            {
                try
                {
                    job(i);
                }
#pragma warning disable CA1031 // Thrown again where the caller waits.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    Interlocked.CompareExchange(ref failure, exception, null);
                }
            }
        }
    }
}
