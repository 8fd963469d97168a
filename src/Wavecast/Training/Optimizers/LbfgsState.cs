using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>A run of L-BFGS. What it has learnt lasts over its calls.</summary>
internal sealed class LbfgsState<T>(Lbfgs settings, int length) : IOptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] gradient = new T[length];
    private readonly T[] gradientBefore = new T[length];
    private readonly T[] direction = new T[length];
    private readonly T[] scratch = new T[settings.SearchesLine ? length : 0];
    private readonly CurvatureHistory<T> history = new(length, settings.History, settings.CurvatureTest);
    private readonly StrongWolfeSearch<T>? search = settings.SearchesLine ? new(length, settings.ChangeTolerance) : null;

    // Iterations since the run, or the history, started.
    private long iterations;
    private double step;

    public OptimizerStep Step(IObjective<T> objective, Span<T> parameters, double learningRateFactor = 1)
    {
        OptimizerDoor.Check(objective, parameters, length, learningRateFactor);
        double loss = objective.Evaluate(parameters, gradient);
        OptimizerStep call = new(OptimizerOutcome.Advanced, loss, loss, Evaluations: 1, Iterations: 0);
        double steepest = VectorMath.LargestMagnitude<T>(gradient);
        if (!double.IsFinite(loss) || !double.IsFinite(steepest))
        {
            return call with { Outcome = OptimizerOutcome.NotFinite };
        }
        bool converged = steepest <= settings.GradientTolerance;
        while (!converged)
        {
            bool fresh = Direct(settings.LearningRate * learningRateFactor);
            double slope = VectorMath.Dot<T>(gradient, direction);
            if (search is not null && !fresh && slope >= 0)
            {
                // Rounding has spoilt the history: its direction leads upward.
                Forget();
                continue;
            }
            if (slope > -settings.ChangeTolerance)
            {
                break;
            }
            double lossBefore = call.Loss;
            bool moved = search is null ? Move(objective, parameters, ref call) : Search(objective, parameters, slope, ref call);
            if (!moved && (search is null || fresh))
            {
                return call with { Outcome = search is null ? OptimizerOutcome.NotFinite : OptimizerOutcome.LineSearchFailed };
            }
            if (call.Iterations == settings.Iterations || call.Evaluations >= settings.Evaluations)
            {
                return call;
            }
            converged = moved && IsStill(call.Loss - lossBefore);
        }
        return call with { Outcome = OptimizerOutcome.Converged };
    }

    public OptimizerSnapshot<T> Save()
    {
        OptimizerSnapshot<T> snapshot = new();
        snapshot.Numbers["iterations"] = iterations;
        snapshot.Numbers["step"] = step;
        snapshot.Vectors["gradient"] = [.. gradientBefore];
        snapshot.Vectors["direction"] = [.. direction];
        history.Save(snapshot);
        return snapshot;
    }

    public void Restore(OptimizerSnapshot<T> snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        long savedIterations = snapshot.Count("iterations", 1L << 53);
        double savedStep = snapshot.Number("step");
        T[] savedGradient = snapshot.Vector("gradient", length);
        T[] savedDirection = snapshot.Vector("direction", length);
        history.Restore(snapshot);
        (iterations, step) = (savedIterations, savedStep);
        savedGradient.CopyTo(gradientBefore, 0);
        savedDirection.CopyTo(direction, 0);
    }

    /// <summary>Learns from the last step, then finds the next direction and the step to try along it.</summary>
    /// <returns>Whether it is the first of its history: the steepest descent, with a step that moves all parameters by the rate together at most.</returns>
    private bool Direct(double rate)
    {
        iterations++;
        bool fresh = iterations == 1;
        double trusted = double.PositiveInfinity;
        if (!fresh)
        {
            trusted = settings.SearchesLine ? settings.Trust * step * VectorMath.Norm<T>(direction) : trusted;
            history.Add(direction, step, gradientBefore, gradient);
        }
        history.Direct(gradient, direction);
        gradient.CopyTo(gradientBefore, 0);
        step = fresh ? Math.Min(1, 1 / VectorMath.SumOfMagnitudes<T>(gradient)) * rate : rate;
        if (double.IsFinite(trusted))
        {
            step = Math.Min(step, trusted / VectorMath.Norm<T>(direction));
        }
        return fresh;
    }

    /// <summary>A step of fixed length. The point where the last iteration of a call ends is left to the next call to evaluate.</summary>
    private bool Move(IObjective<T> objective, Span<T> parameters, ref OptimizerStep call)
    {
        VectorMath.Add(step, direction, parameters);
        call = call with { Iterations = call.Iterations + 1 };
        if (call.Iterations == settings.Iterations)
        {
            return true;
        }
        call = call with { Loss = objective.Evaluate(parameters, gradient), Evaluations = call.Evaluations + 1 };
        return double.IsFinite(call.Loss) && double.IsFinite(VectorMath.LargestMagnitude<T>(gradient));
    }

    /// <summary>A step found by line search; where there is none the history is forgotten.</summary>
    private bool Search(IObjective<T> objective, Span<T> parameters, double slope, ref OptimizerStep call)
    {
        bool found = search!.Search(new SearchLine<T>(objective, parameters, direction, scratch), call.Loss, slope, step);
        call = call with { Evaluations = call.Evaluations + search.Evaluations };
        if (!found)
        {
            Forget();
            return false;
        }
        step = search.Found.Step;
        search.Found.Gradient.CopyTo(gradient, 0);
        VectorMath.Add(step, direction, parameters);
        call = call with { Loss = search.Found.Loss, Iterations = call.Iterations + 1 };
        return true;
    }

    private void Forget()
    {
        iterations = 0;
        history.Clear();
    }

    private bool IsStill(double change) =>
        VectorMath.LargestMagnitude<T>(gradient) <= settings.GradientTolerance
        || VectorMath.LargestMagnitude<T>(direction) * step <= settings.ChangeTolerance
        || Math.Abs(change) < settings.ChangeTolerance;
}
