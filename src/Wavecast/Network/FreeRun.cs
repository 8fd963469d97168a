using System.Numerics;
using Wavecast.Kernels;

namespace Wavecast.Network;

/// <summary>Runs a batch forward at block speed: teacher forced, and then, for a drawing, on its own predictions.</summary>
internal sealed class FreeRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkShape shape;
    private readonly SequenceBatch<T> inputs;
    private readonly int drawn;
    private readonly int threads;
    private readonly int[] cut;
    private readonly int[] starts;
    private readonly T[] values;
    private readonly int steps;

    /// <param name="shape">The network's.</param>
    /// <param name="inputs">Read with teacher forcing.</param>
    /// <param name="drawn">Steps drawn after each sequence's last; 0 for the teacher-forced predictions.</param>
    /// <param name="threads">Threads to run on.</param>
    public FreeRun(NetworkShape shape, SequenceBatch<T> inputs, int drawn, int threads)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Features != shape.Inputs)
        {
            throw new ArgumentException($"The network has {shape.Inputs} inputs; the sequences have {inputs.Features} features.", nameof(inputs));
        }
        if (drawn > 0 && !shape.CanFreeRun)
        {
            throw new ArgumentException($"A free run feeds predictions back as inputs; it needs as many outputs as inputs, not {shape.Outputs} and {shape.Inputs}.", nameof(inputs));
        }
        (this.shape, this.inputs, this.drawn) = (shape, inputs, drawn);
        this.threads = Require.InRange(threads, 1, 1024);
        cut = Block<T>.Cut(inputs.Count);
        starts = [.. cut.Select((_, block) => cut.Take(block).Sum())];
        steps = drawn > 0 ? drawn : inputs.Steps;
        values = new T[checked(inputs.Count * steps * shape.Outputs)];
    }

    public SequenceBatch<T> Run(ReadOnlySpan<T> parameters)
    {
        PackedNetwork<T> network = new(shape);
        network.Pack(parameters);
        int capacity = checked(inputs.Steps + Math.Max(0, drawn - 1));
        using BlockTeam<BlockRun<T>, T> team = new(
            network, products => new BlockRun<T>(network, VectorKernels<T>.Widest, capacity, withGradient: false, smallMemory: false, products), threads, RunBlock);
        team.Run(cut.Length, cut.Max());
        return new SequenceBatch<T>(values, inputs.Count, steps, shape.Outputs, drawn > 0 ? null : inputs.Lengths.ToArray());
    }

    private void RunBlock(BlockRun<T> run, int index)
    {
        int first = starts[index], count = Math.Min(cut[index], inputs.Count - first);
        using Block<T> block = new(shape, cut[index], inputs.Steps + Math.Max(0, drawn - 1), withTargets: false);
        for (int lane = 0; lane < count; lane++)
        {
            int length = inputs.Lengths[first + lane], total = length + Math.Max(0, drawn - 1);
            block.SetSequence(lane, first + lane, inputs[first + lane], total);
            for (int step = length; step < total; step++)
            {
                block.SetOwn(step, lane);
            }
        }
        run.Forward(block);
        for (int lane = 0; lane < count; lane++)
        {
            int start = drawn > 0 ? inputs.Lengths[first + lane] - 1 : 0;
            int wanted = drawn > 0 ? drawn : inputs.Lengths[first + lane];
            Span<T> target = values.AsSpan((first + lane) * steps * shape.Outputs, wanted * shape.Outputs);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = run.Prediction(start + i / shape.Outputs, i % shape.Outputs, lane);
            }
        }
    }
}
