using Wavecast.Metrics;
using Wavecast.Training;

namespace Wavecast.Tests.Training;

public class EchoRecipeTests
{
    private static readonly SequenceBatch<double> Waves = Signal.MultiSine(2, 300, [0.2, 0.311], seed: 4);
    private static readonly EchoRecipe Small = new() { Units = 30, WarmUp = 50, Ridge = 1e-9 };

    [Fact]
    public void Fit_LeavesTheLayerAsItWasDrawn_ButForGainsAndForgetBias()
    {
        LstmNetwork<double> drawn = new(1, [5], 1, residual: true, seed: 3);

        LstmNetwork<double> network = new EchoRecipe { Units = 5, InputGain = 2, RecurrentGain = 0.5, ForgetBias = -1, Seed = 3 }.Fit(Waves);

        Assert.Equal(Times(drawn["lstm.0.weight_ih"], 2), network["lstm.0.weight_ih"].ToArray());
        Assert.Equal(Times(drawn["lstm.0.weight_hh"], 0.5), network["lstm.0.weight_hh"].ToArray());
        // Gates i, f, g, o of five units each; a new network has 1 in the forget gate's bias.
        double[] differences = [.. network["lstm.0.bias_ih"].ToArray().Zip(drawn["lstm.0.bias_ih"].ToArray(), (a, b) => a - b)];
        Assert.All(differences.Index(), pair => Assert.Equal(pair.Index / 5 == 1 ? -2 : 0, pair.Item, 1e-15));
    }

    [Fact]
    public void Fit_OfTwoSines_DrawsBothSequencesOn()
    {
        SequenceBatch<double> longer = Signal.MultiSine(2, 340, [0.2, 0.311], seed: 4);
        SequenceBatch<double> truth = Select(longer, values => values[300..]);

        double error = ErrorMetrics.Rmse(truth, Small.Fit(Waves).Draw(Waves, 40));

        // Two sines have a deviation of 1. Whoever repeats the last value is off by more than that.
        Assert.True(error < 0.05, $"{error}");
    }

    [Fact]
    public void Fit_WithNoise_IsAFunctionOfTheSeed()
    {
        EchoRecipe noisy = Small with { Noise = 0.05 };

        double[] first = noisy.Fit(Waves).Parameters.ToArray();

        Assert.Equal(first, noisy.Fit(Waves).Parameters.ToArray());
        Assert.NotEqual(first, Small.Fit(Waves).Parameters.ToArray());
        Assert.NotEqual(first, (noisy with { NoisyPasses = 2 }).Fit(Waves).Parameters.ToArray());
    }

    [Fact]
    public void Fit_WithNoise_ShrinksWhatDependsOnTheInput()
    {
        // x' = x: with inputs of variance 1/2 under noise of variance 1/2 the best linear guess is x / 2 (errors in variables).
        SequenceBatch<double> still = SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, 200).Select(i => Enumerable.Repeat(Math.Sin(i), 60).ToArray())]);
        EchoRecipe recipe = new() { Units = 1, Bypass = 1, Residual = false, InputGain = 1e-6, WarmUp = 1, Noise = Math.Sqrt(0.5), Ridge = 1e-3 };

        // 3 × 200 × 58 equations: the slope's standard error is about 1 / √34,800.
        Assert.Equal(0.5, recipe.Fit(still)["bypass.weight"][0], 0.02);
        Assert.Equal(1, (recipe with { Noise = 0 }).Fit(still)["bypass.weight"][0], 1e-3);
    }

    [Fact]
    public void Search_TakesTheRecipeThatDrawsBest_AndItsRidge()
    {
        SequenceBatch<double> validation = Signal.MultiSine(3, 120, [0.2, 0.311], seed: 9);
        EchoRecipe poor = Small with { Units = 1 };

        (EchoRecipe recipe, double rmse) = EchoSearch.Run([poor, Small], [1e3, 1e-9], Waves, validation, warmUp: 80);

        Assert.Equal(Small, recipe);
        Assert.Equal(ErrorMetrics.Rmse(Select(validation, values => values[80..]), Small.Fit(Waves).Draw(Select(validation, values => values[..80]), 40)), rmse, 1e-12);
    }

    private static SequenceBatch<double> Select(SequenceBatch<double> batch, Func<double[], double[]> select) =>
        SequenceBatch<double>.FromSequences([.. Enumerable.Range(0, batch.Count).Select(b => select(batch[b].ToArray()))]);

    private static double[] Times(Span<double> values, double factor) => [.. values.ToArray().Select(value => factor * value)];
}
