using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

/// <summary>Another optimizer, in all but that something happens before one of its evaluations.</summary>
internal sealed class InterruptingOptimizer(IOptimizer inner, int evaluation, Action interrupt) : IOptimizer
{
    private int evaluations;

    public string Name => inner.Name;

    public bool SearchesLine => inner.SearchesLine;

    public bool IsBatchMethod => inner.IsBatchMethod;

    public override string ToString() => inner.ToString()!;

    public IOptimizerState<T> CreateState<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new State<T>(this, inner.CreateState<T>(length));

    private sealed class State<T>(InterruptingOptimizer owner, IOptimizerState<T> state) : IOptimizerState<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public OptimizerStep Step(IObjective<T> objective, Span<T> parameters, double learningRateFactor = 1) =>
            state.Step(new Objective<T>(owner, objective), parameters, learningRateFactor);

        public OptimizerSnapshot<T> Save() => state.Save();

        public void Restore(OptimizerSnapshot<T> snapshot) => state.Restore(snapshot);
    }

    private sealed class Objective<T>(InterruptingOptimizer owner, IObjective<T> objective) : IObjective<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public int Length => objective.Length;

        public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient)
        {
            if (++owner.evaluations == owner.Evaluation)
            {
                owner.Interrupt();
            }
            return objective.Evaluate(parameters, gradient);
        }
    }

    private int Evaluation { get; } = evaluation;

    private Action Interrupt { get; } = interrupt;
}
