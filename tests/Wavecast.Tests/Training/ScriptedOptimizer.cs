using System.Numerics;
using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training;

/// <summary>An optimizer that evaluates as often as told and then does to the parameters what a test says, call by call.</summary>
internal sealed class ScriptedOptimizer : IOptimizer
{
    /// <summary>Called at the end of call 0, 1, … with the number of the call, the parameters and the gradient of the last evaluation; double only.</summary>
    public Action<int, double[], double[]> Move { get; init; } = (_, _, _) => { };

    /// <summary>Called before each evaluation of a call, with its number in the call.</summary>
    public Action<int> BeforeEvaluation { get; init; } = _ => { };

    /// <summary>Where evaluation 0, 1, … of a call is made: changes a copy of the parameters.</summary>
    public Action<int, double[]> Try { get; init; } = (_, _) => { };

    public int EvaluationsPerCall { get; init; } = 1;

    /// <summary>Updates that every call claims to have made.</summary>
    public int Iterations { get; init; } = 1;

    public OptimizerOutcome Outcome { get; init; } = OptimizerOutcome.Advanced;

    public int StatesCreated { get; private set; }

    public List<double> Factors { get; } = [];

    public string Name => "scripted";

    public bool SearchesLine { get; init; }

    public bool IsBatchMethod { get; init; }

    /// <summary>What a run that explodes goes on with.</summary>
    public IOptimizer? SaferBy { get; init; }

    public override string ToString() => Name;

    public SaferOptimizer? Safer() => SaferBy is null ? null : new SaferOptimizer(SaferBy, "another script");

    public IOptimizerState<T> CreateState<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StatesCreated++;
        return (IOptimizerState<T>)(object)new State(this);
    }

    private sealed class State(ScriptedOptimizer script) : IOptimizerState<double>
    {
        private int calls;

        public OptimizerStep Step(IObjective<double> objective, Span<double> parameters, double learningRateFactor = 1)
        {
            script.Factors.Add(learningRateFactor);
            double[] gradient = new double[objective.Length];
            double first = 0, loss = 0;
            for (int i = 0; i < script.EvaluationsPerCall; i++)
            {
                script.BeforeEvaluation(i);
                double[] tried = parameters.ToArray();
                script.Try(i, tried);
                loss = objective.Evaluate(tried, gradient);
                first = i == 0 ? loss : first;
            }
            double[] moved = parameters.ToArray();
            script.Move(calls++, moved, gradient);
            moved.CopyTo(parameters);
            return new OptimizerStep(script.Outcome, first, script.SearchesLine ? first : loss, script.EvaluationsPerCall, script.Iterations);
        }

        public OptimizerSnapshot<double> Save() => new() { Numbers = { ["calls"] = calls } };

        public void Restore(OptimizerSnapshot<double> snapshot) =>
            calls = snapshot.Numbers.TryGetValue("calls", out double saved) ? (int)saved : throw new ArgumentException("The snapshot has no number 'calls'.", nameof(snapshot));
    }
}
