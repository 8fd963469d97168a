using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>A run of a first-order optimizer: a call is one evaluation and one update.</summary>
internal sealed class FirstOrderState<T>(FirstOrderOptimizer optimizer, int length) : IOptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Beyond 2^53 a counter is not exact as a double in a snapshot.
    private const long MostUpdates = 1L << 53;

    private readonly T[] gradient = new T[length];
    private readonly T[][] vectors = [.. optimizer.VectorNames.Select(_ => Filled(length, optimizer.VectorStart))];
    private long updates;

    public OptimizerStep Step(IObjective<T> objective, Span<T> parameters, double learningRateFactor = 1)
    {
        OptimizerDoor.Check(objective, parameters, length, learningRateFactor);
        double loss = objective.Evaluate(parameters, gradient);
        if (!double.IsFinite(loss) || !double.IsFinite(VectorMath.LargestMagnitude<T>(gradient)))
        {
            return new OptimizerStep(OptimizerOutcome.NotFinite, loss, loss, Evaluations: 1, Iterations: 0);
        }
        updates++;
        optimizer.Update(parameters, gradient, vectors, learningRateFactor, updates);
        return new OptimizerStep(OptimizerOutcome.Advanced, loss, loss, Evaluations: 1, Iterations: 1);
    }

    public OptimizerSnapshot<T> Save()
    {
        OptimizerSnapshot<T> snapshot = new();
        snapshot.Numbers["updates"] = updates;
        foreach ((string name, T[] vector) in optimizer.VectorNames.Zip(vectors))
        {
            snapshot.Vectors[name] = [.. vector];
        }
        return snapshot;
    }

    public void Restore(OptimizerSnapshot<T> snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        long saved = snapshot.Count("updates", MostUpdates);
        T[][] found = [.. optimizer.VectorNames.Select(name => snapshot.Vector(name, length))];
        updates = saved;
        for (int i = 0; i < vectors.Length; i++)
        {
            found[i].CopyTo(vectors[i], 0);
        }
    }

    private static T[] Filled(int length, double value)
    {
        T[] vector = new T[length];
        Array.Fill(vector, T.CreateTruncating(value));
        return vector;
    }
}
