using Wavecast.Training.Optimizers;

namespace Wavecast.Tests.Training.Optimizers;

public sealed class LbfgsTests
{
    [Fact]
    public void Step_WithLineSearch_FollowsRosenbrocksValleyAndNeverRises()
    {
        TestObjective<double> rosenbrock = TestObjective.Rosenbrock<double>(2);
        IOptimizerState<double> state = new Lbfgs { Iterations = 1 }.CreateState<double>(2);
        double[] w = [-1.2, 1];
        double last = double.PositiveInfinity;
        OptimizerStep step;
        do
        {
            step = state.Step(rosenbrock, w);
            Assert.True(step.FirstLoss <= last && step.Loss <= step.FirstLoss);
            last = step.Loss;
        }
        while (step.Outcome == OptimizerOutcome.Advanced && rosenbrock.Evaluations < 500);

        Assert.Equal(OptimizerOutcome.Converged, step.Outcome);
        // It ends where the loss changes by less than 1e-9; the loss there is about a quarter of the squared distance.
        Assert.Equal(1, w[0], 1e-4);
        Assert.Equal(1, w[1], 1e-4);
    }

    [Fact]
    public void Step_InFloat_FollowsRosenbrocksValley()
    {
        float[] w = [-1.2f, 1];
        IOptimizerState<float> state = new Lbfgs().CreateState<float>(2);
        for (int call = 0; call < 5; call++)
        {
            state.Step(TestObjective.Rosenbrock<float>(2), w);
        }

        // The valley is flat: a loss of 1e-7, near float's rounding of it, is already 3e-4 away along it.
        Assert.Equal(1, w[0], 1e-2f);
        Assert.Equal(1, w[1], 1e-2f);
    }

    /// <summary>w − ln w has its minimum at 1 and no value below 0, where the first step of −100 leads.</summary>
    [Fact]
    public void Step_WhereTheSearchMeetsNaN_ShortensTheStep()
    {
        TestObjective<double> barrier = new(1, (w, gradient) =>
        {
            gradient[0] = 1 - 1 / w[0];
            return w[0] - Math.Log(w[0]);
        });
        double[] w = [10];
        IOptimizerState<double> state = new Lbfgs { LearningRate = 100 }.CreateState<double>(1);

        OptimizerStep step = state.Step(barrier, w);
        OptimizerStep then = state.Step(barrier, w);

        Assert.True(step.Loss < step.FirstLoss);
        Assert.NotEqual(OptimizerOutcome.LineSearchFailed, then.Outcome);
        Assert.Equal(1, w[0], 1e-4);
    }

    [Fact]
    public void Step_WithFixedStepIntoNaN_SaysSo()
    {
        TestObjective<double> barrier = new(1, (w, gradient) =>
        {
            gradient[0] = 1 - 1 / w[0];
            return w[0] - Math.Log(w[0]);
        });
        double[] w = [10];

        OptimizerStep step = new Lbfgs { LearningRate = 100, LineSearch = LineSearch.None }.CreateState<double>(1).Step(barrier, w);

        Assert.Equal(new OptimizerStep(OptimizerOutcome.NotFinite, 10 - Math.Log(10), double.NaN, Evaluations: 2, Iterations: 1), step);
    }

    /// <summary>In its second call the loss claims to be huge everywhere but along the steepest descent, so that only a forgotten history helps.</summary>
    [Fact]
    public void Step_WhereTheSearchFails_StartsAgainFromSteepestDescent()
    {
        TestObjective<double> honest = TestObjective.Quadratic<double>(3);
        IOptimizerState<double> state = new Lbfgs { Iterations = 2, Evaluations = 1000 }.CreateState<double>(3);
        double[] w = [0, 0, 0];
        state.Step(honest, w);
        double[] origin = [.. w];
        double[] slope = new double[3];
        honest.Evaluate(origin, slope);
        int lies = 0;
        TestObjective<double> liar = new(3, (at, gradient) =>
        {
            double along = (at[0] - origin[0]) / slope[0];
            bool isSteepest = Math.Abs(at[1] - origin[1] - along * slope[1]) < 1e-12;
            lies += isSteepest ? 0 : 1;
            return honest.Evaluate(at, gradient) + (isSteepest ? 0 : 1e6);
        });
        origin.CopyTo(w, 0);

        OptimizerStep step = Once(state.Save()).Step(liar, w);

        Assert.True(lies > 0);
        Assert.Equal((OptimizerOutcome.Advanced, 1, liar.Evaluations), (step.Outcome, step.Iterations, step.Evaluations));
        Assert.True(step.Loss < step.FirstLoss);

        static IOptimizerState<double> Once(OptimizerSnapshot<double> snapshot)
        {
            IOptimizerState<double> once = new Lbfgs { Iterations = 1, Evaluations = 1000 }.CreateState<double>(3);
            once.Restore(snapshot);
            return once;
        }
    }

    [Fact]
    public void Step_WhereNothingIsLower_ReportsAFailedSearchAndStays()
    {
        int evaluation = 0;
        TestObjective<double> rising = new(1, (_, gradient) =>
        {
            gradient[0] = 1;
            return ++evaluation;
        });
        double[] w = [5];

        OptimizerStep step = new Lbfgs().CreateState<double>(1).Step(rising, w);

        Assert.Equal((OptimizerOutcome.LineSearchFailed, 1.0, 1.0, 0), (step.Outcome, step.FirstLoss, step.Loss, step.Iterations));
        Assert.Equal(evaluation, step.Evaluations);
        Assert.Equal([5], w);
    }

    /// <summary>A snapshot whose curvature is turned round gives a direction that leads upward.</summary>
    [Fact]
    public void Step_WithASpoiltHistory_ForgetsIt()
    {
        double[] w = [0, 0, 0];
        IOptimizerState<double> state = new Lbfgs { Iterations = 2 }.CreateState<double>(3);
        state.Step(TestObjective.Quadratic<double>(3), w);
        OptimizerSnapshot<double> spoilt = state.Save();
        spoilt.Numbers["scale"] = -1;
        spoilt.Numbers["step"] = 0;
        state.Restore(spoilt);

        OptimizerStep step = state.Step(TestObjective.Quadratic<double>(3), w);

        Assert.Equal(OptimizerOutcome.Advanced, step.Outcome);
        Assert.True(step.Loss < step.FirstLoss);
    }

    /// <summary>Curvatures 1 to 4, times 1e-12: y·s is far below PyTorch's 1e-10 although every pair is perfect.</summary>
    [Theory]
    [InlineData(CurvatureTest.Relative, 3)]
    [InlineData(CurvatureTest.PyTorch, 0)]
    public void Step_WhereTheLossIsSmall_LearnsCurvatureByTheRelativeTestOnly(CurvatureTest test, int pairs)
    {
        TestObjective<double> quadratic = TestObjective.Quadratic<double>(4);
        TestObjective<double> small = new(4, (at, gradient) =>
        {
            double loss = 1e-12 * quadratic.Evaluate(at, gradient);
            VectorMath.Scale(1e-12, gradient, gradient);
            return loss;
        });
        Lbfgs lbfgs = new() { GradientTolerance = 0, ChangeTolerance = 0, CurvatureTest = test, Iterations = 4, Evaluations = 1000 };
        IOptimizerState<double> state = lbfgs.CreateState<double>(4);

        state.Step(small, new double[4]);

        Assert.Equal(pairs, state.Save().Numbers["pairs"]);
    }

    /// <summary>A snapshot whose last step was tiny and whose curvature is far too small: the whole step would lead a million units away.</summary>
    [Theory]
    [InlineData(100, 1e-4)]
    [InlineData(3, 3e-6)]
    [InlineData(double.PositiveInfinity, 1e6)]
    public void Step_AfterATinyStep_FirstTriesNoFartherThanItsTrust(double trust, double farthest)
    {
        Lbfgs lbfgs = new() { Trust = trust, Iterations = 1 };
        double[] first = [0];
        IOptimizerState<double> state = lbfgs.CreateState<double>(1);
        state.Step(new TestObjective<double>(1, Slope), first);
        OptimizerSnapshot<double> snapshot = state.Save();
        (snapshot.Numbers["step"], snapshot.Vectors["direction"][0], snapshot.Numbers["scale"]) = (1, 1e-6, 1e6);
        state.Restore(snapshot);
        double tried = double.NaN;

        state.Step(new TestObjective<double>(1, (w, gradient) =>
        {
            tried = double.IsNaN(tried) && w[0] != 0 ? Math.Abs(w[0]) : tried;
            return Slope(w, gradient);
        }), [0]);

        Assert.Equal(farthest, tried, farthest * 1e-12);

        // The same slope everywhere, so that no pair passes the curvature test.
        static double Slope(ReadOnlySpan<double> w, Span<double> gradient)
        {
            gradient[0] = 1;
            return w[0];
        }
    }

    [Fact]
    public void Step_AtTheMinimum_HasConvergedAfterOneEvaluation()
    {
        OptimizerStep step = new Lbfgs().CreateState<double>(2).Step(TestObjective.Quadratic<double>(2), [1, 2]);

        Assert.Equal(new OptimizerStep(OptimizerOutcome.Converged, 0, 0, Evaluations: 1, Iterations: 0), step);
    }

    [Fact]
    public void Evaluations_UnlessGiven_AreFiveQuartersOfTheIterations()
    {
        Assert.Equal(25, new Lbfgs().Evaluations);
        Assert.Equal(12, new Lbfgs { Iterations = 10 }.Evaluations);
        Assert.Equal(7, new Lbfgs { Iterations = 10, Evaluations = 7 }.Evaluations);
    }

    [Fact]
    public void Step_LearnsFromEveryIterationButTheLast()
    {
        IOptimizerState<double> state = new Lbfgs { Iterations = 7, Evaluations = 1000 }.CreateState<double>(10);

        OptimizerStep step = state.Step(TestObjective.Rosenbrock<double>(10), TestObjective.RosenbrockStart<double>(10));

        Assert.Equal(7, step.Iterations);
        Assert.Equal(6, state.Save().Numbers["pairs"]);
    }
}
