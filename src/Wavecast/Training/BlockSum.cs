using System.Numerics;
using Wavecast.Kernels;

namespace Wavecast.Training;

/// <summary>The loss and the gradient of sequences cut into blocks, summed in an order that depends on their number only.</summary>
/// <remarks>After the first evaluation of as many sequences nothing is allocated. Not safe to use from several threads at once; it runs its own.</remarks>
/// <param name="shape">The network's sizes.</param>
/// <param name="capacity">Most steps of a sequence.</param>
/// <param name="loss">What a prediction costs.</param>
/// <param name="threads">Threads to run on; they change no bit.</param>
/// <param name="smallMemory">Whether to keep about √T steps rather than all.</param>
internal sealed class BlockSum<T>(NetworkShape shape, int capacity, StepLoss<T> loss, int threads, bool smallMemory = false) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Most partial gradients: a fixed number, since each is as long as the parameter vector.</summary>
    private const int MostShares = 16;

    private readonly List<Block<T>> blocks = [];
    private readonly double[] losses = new double[MostShares];
    private readonly T[][] gradients = new T[MostShares][];
    private BlockTeam<BlockRun<T>, T>? team;
    private int shares;
    private int widest;
    private bool withGradient;
    private bool teamHasGradients;

    /// <summary>The blocks, to be filled before an evaluation.</summary>
    public IReadOnlyList<Block<T>> Blocks => blocks;

    /// <summary>The first step whose prediction counts.</summary>
    public int FirstOutput { get; init; }

    /// <summary>The noisy inputs of a block; null for what it holds.</summary>
    public Func<Block<T>, AlignedBuffer<T>?>? Noise { get; init; }

    /// <summary>Told of each block when its gradient is there.</summary>
    public Action<BlockRun<T>, Block<T>>? AfterBackward { get; init; }

    /// <summary>Makes room for a number of sequences.</summary>
    public void Cut(int sequences)
    {
        int[] cut = Block<T>.Cut(sequences);
        if (!cut.AsSpan().SequenceEqual(blocks.Select(block => block.Lanes).ToArray()))
        {
            blocks.ForEach(block => block.Dispose());
            blocks.Clear();
            blocks.AddRange(cut.Select(lanes => new Block<T>(shape, lanes, capacity, withTargets: true, FirstOutput)));
        }
        shares = Math.Min(MostShares, blocks.Count);
        widest = cut.Length == 0 ? 0 : cut.Max();
    }

    /// <summary>The loss and its gradient.</summary>
    public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient)
    {
        Require.InRange(gradient.Length, shape.ParameterCount, shape.ParameterCount);
        double sum = Run(parameters, gradients: true);
        gradients[0].CopyTo(gradient);
        for (int share = 1; share < shares; share++)
        {
            T[] part = gradients[share];
            for (int i = 0; i < part.Length; i++)
            {
                gradient[i] += part[i];
            }
        }
        return sum;
    }

    /// <summary>The loss alone: the way forward.</summary>
    public double Loss(ReadOnlySpan<T> parameters) => Run(parameters, gradients: false);

    public void Dispose()
    {
        team?.Dispose();
        blocks.ForEach(block => block.Dispose());
    }

    private double Run(ReadOnlySpan<T> parameters, bool gradients)
    {
        Require.InRange(parameters.Length, shape.ParameterCount, shape.ParameterCount);
        withGradient = gradients;
        if (gradients && !teamHasGradients)
        {
            team?.Dispose();
            team = null;
        }
        team ??= CreateTeam(gradients);
        team.Network.Pack(parameters);
        team.Run(shares, widest);
        double sum = 0;
        for (int share = 0; share < shares; share++)
        {
            sum += losses[share];
        }
        return sum;
    }

    /// <summary>Where only losses are asked for, as in validation, no step is kept for a way back.</summary>
    private BlockTeam<BlockRun<T>, T> CreateTeam(bool gradients)
    {
        teamHasGradients = gradients;
        PackedNetwork<T> network = new(shape);
        return new BlockTeam<BlockRun<T>, T>(
            network, products => new BlockRun<T>(network, VectorKernels<T>.Widest, capacity, gradients, smallMemory, products), threads, RunShare);
    }

    /// <summary>A share is a run of neighbouring blocks; its gradient collects in one set of accumulators.</summary>
    private void RunShare(BlockRun<T> run, int share)
    {
        int first = share * blocks.Count / shares, end = (share + 1) * blocks.Count / shares;
        double sum = 0;
        if (withGradient)
        {
            run.ClearGradient();
        }
        for (int i = first; i < end; i++)
        {
            run.Forward(blocks[i], Noise?.Invoke(blocks[i]));
            sum += run.Loss(loss, withGradient);
            if (withGradient)
            {
                run.Backward();
                AfterBackward?.Invoke(run, blocks[i]);
            }
        }
        losses[share] = sum;
        if (withGradient)
        {
            run.UnpackGradient(gradients[share] ??= new T[shape.ParameterCount]);
        }
    }
}
