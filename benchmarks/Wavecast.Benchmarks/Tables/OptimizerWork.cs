using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Benchmarks.Tables;

/// <summary>What an optimizer itself computes for an iteration, over as many parameters as a network has.</summary>
/// <remarks>The loss is Σ aᵢwᵢ²/2, whose evaluation is one pass over the parameters and is part of the time.</remarks>
internal static class OptimizerWork
{
    public static readonly string[] Names = ["adagrad", "adam", "lbfgs"];

    /// <summary>So that L-BFGS has all of its 100 pairs: five calls of 20 iterations, and one for the pair that is not kept at the start.</summary>
    private const int CallsBefore = 6;

    public static PreparedRun Prepare<T>(Work work)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Bowl<T> bowl = new(work.Shape.ParameterCount);
        T[] parameters = new T[bowl.Length];
        Array.Fill(parameters, T.One);
        IOptimizer optimizer = OptimizerOf(work.Form);
        IOptimizerState<T> state = optimizer.CreateState<T>(bowl.Length);
        for (int call = 0; call < CallsBefore; call++)
        {
            Step(optimizer, state, bowl, parameters);
        }
        return new PreparedRun(repeats =>
        {
            long iterations = 0;
            Outcome all = OwnWork.Timed(() => iterations += Step(optimizer, state, bowl, parameters)).Run(repeats);
            return new Outcome(all.Seconds * repeats / iterations);
        });
    }

    /// <summary>Iterations of a call, which must not have ended early: then it would not have done what is measured.</summary>
    private static int Step<T>(IOptimizer optimizer, IOptimizerState<T> state, Bowl<T> bowl, T[] parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // A first-order method would arrive, and go on with numbers so small that they are slow; L-BFGS needs its own way for its pairs.
        if (!optimizer.IsBatchMethod)
        {
            Array.Fill(parameters, T.One);
        }
        OptimizerStep step = state.Step(bowl, parameters);
        return step.Outcome == OptimizerOutcome.Advanced
            ? step.Iterations
            : throw new InvalidOperationException($"{optimizer.Name} ended with {step.Outcome} on a bowl; it was to go on.");
    }

    /// <summary>L-BFGS takes steps so short that it does not arrive within the measurement.</summary>
    private static IOptimizer OptimizerOf(string name) => name switch
    {
        "adagrad" => new Adagrad(),
        "adam" => new Adam(),
        "lbfgs" => new Lbfgs { LearningRate = 1e-3, GradientTolerance = 0, ChangeTolerance = 0, LineSearch = LineSearch.None, CurvatureTest = CurvatureTest.PyTorch },
        _ => throw new ArgumentException($"There is no measurement of the optimizer '{name}'; use {string.Join(", ", Names)}.", nameof(name)),
    };

    private sealed class Bowl<T>(int length) : IObjective<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] curvatures = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(1 + i % 97))];

        public int Length => length;

        public double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient)
        {
            T sum = T.Zero;
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = curvatures[i] * parameters[i];
                sum += gradient[i] * parameters[i];
            }
            return 0.5 * double.CreateTruncating(sum);
        }
    }
}
