using Wavecast.Reproduction.Chaos;

namespace Wavecast.Reproduction.Tests.Chaos;

public class MethodTests
{
    private static readonly GradientMethod Member = new() { Units = 3, Window = 100, Stride = 100, WarmUp = 5, Noise = 0.01, Stages = [new(0, 1, 20)] };
    private static readonly SequenceBatch<double> Wave = Signal.Sine(1, 300, periodScale: 4, seed: 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void LearnInUnits_ShowsTheMethodScaledData_AndGivesUnitsBack()
    {
        SequenceBatch<double> training = SequenceBatch<double>.FromSequences([[90, 110, 90, 110]]);
        List<double> seen = [];
        Method last = new("last", "last value", "", "", (scaled, _, _) =>
        {
            seen.AddRange(scaled[0].ToArray());
            return (warmUp, steps) => new SequenceBatch<double>([.. Enumerable.Repeat(warmUp[0][^1], steps)], 1, steps, 1);
        });

        double[] drawn = last.LearnInUnits(training, 0, Token)(SequenceBatch<double>.FromSequences([[90, 120]]), 2)[0].ToArray();

        // Mean 100, deviation 10.
        Assert.Equal([-1, 1, -1, 1], seen);
        Assert.Equal([120, 120], drawn);
    }

    [Fact]
    public void Ensemble_OfOne_DrawsAsItsNetwork_WithinTheRangeOfTheTrainingPart()
    {
        double most = Wave[0].ToArray().Max();
        double[] free = Member.Train(Wave, 5, Token).Draw(Wave, 30)[0].ToArray();
        int outside = Array.FindIndex(free, value => value > most);

        double[] drawn = new EnsembleMethod(Member, 1).ToMethod("one", "one").Learn(Wave, 5, Token)(Wave, 30)[0].ToArray();

        // Block by block and step by step give the same bits.
        Assert.Equal(free[..outside], drawn[..outside]);
        Assert.Equal(most, drawn[outside]);
        Assert.All(drawn, value => Assert.InRange(value, Wave[0].ToArray().Min(), most));
    }

    [Fact]
    public void Ensemble_OfThree_FeedsTheMedianBackToAll()
    {
        Drawer drawer = new EnsembleMethod(Member, 3).ToMethod("three", "three").Learn(Wave, 5, Token);

        double[] drawn = drawer(Wave, 2)[0].ToArray();

        double first = MiddleOf(Wave[0].ToArray());
        Assert.Equal(first, drawn[0]);
        Assert.Equal(MiddleOf([.. Wave[0].ToArray(), first]), drawn[1]);

        static double MiddleOf(double[] read) =>
            Enumerable.Range(15, 3).Select(seed => Member.Train(Wave, seed, Token).Draw(read, 1)[0]).Order().ElementAt(1);
    }

    [Fact]
    public void Gradient_InStages_LearnsToDraw()
    {
        GradientMethod method = new() { Units = 4, Window = 100, Stride = 100, WarmUp = 5, Stages = [new(0, 1, 60), new(10, 4, 60)] };

        double untrained = Error(method with { Stages = [] }), trained = Error(method);

        Assert.True(trained < untrained / 5, $"{untrained} to {trained}");

        static double Error(GradientMethod method)
        {
            SequenceBatch<double> longer = Signal.Sine(1, 320, periodScale: 4, seed: 2);
            return DrawingErrors.Of(longer, 300, method.ToMethod("gradient", "gradient").Learn(Wave, 1, Token)).Nrmse(0, 20);
        }
    }

    [Fact]
    public void HeldPart_IsTheLastFifth_AndNothingOfItIsLearnt()
    {
        SequenceBatch<double> steps = SequenceBatch<double>.FromSequences([[.. Enumerable.Range(0, 1000).Select(i => (double)i)]]);

        (SequenceBatch<double> learnt, SequenceBatch<double> drawn) = new HeldPart(30, 80).Cut(steps);

        Assert.Equal(799, learnt[0][^1]);
        // The first drawing is of step 800 on, after thirty that are known; the starts are 120 / 12 steps apart.
        Assert.Equal(770, drawn[0][0]);
        Assert.Equal(780, drawn[1][0]);
        Assert.Equal(110, drawn.Steps);
        Assert.Equal(13, drawn.Count);
    }
}
