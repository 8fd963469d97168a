using System.Globalization;
using Wavecast.Training;

namespace Wavecast.Reproduction.Chaos;

/// <summary>Random LSTM layers with a readout in closed form; the last part of the training sequences, drawn freely, chooses among them.</summary>
internal sealed record EchoMethod
{
    /// <summary>What a layer is made by; the seed is replaced.</summary>
    public required EchoRecipe Recipe { get; init; }

    /// <summary>Layers tried.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Penalties tried with each layer.</summary>
    public double[] Ridges { get; init; } = [1e-11];

    /// <summary>Forget biases tried with each layer.</summary>
    public double[] ForgetBiases { get; init; } = [1];

    /// <summary>What is drawn to choose.</summary>
    public required HeldPart Held { get; init; }

    /// <summary>As a method.</summary>
    public Method ToMethod(string key, string name) => new(key, name, Describe(), ToString(), Learn);

    /// <summary>What is tried, in words.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Recipe.Units} units, input gain {Recipe.InputGain}; {Layers} {(Layers == 1 ? "layer" : "layers")} × forget bias {string.Join(" or ", ForgetBiases)} × ridge {string.Join(" or ", Ridges.Select(ridge => ridge.ToString("0.##e-0", CultureInfo.InvariantCulture)))}, chosen by drawing {Held.Steps} steps from starts in the last fifth of the training part, then found again from all of it");

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"echo {Recipe}, layers {Layers}, ridges {string.Join(' ', Ridges)}, forget {string.Join(' ', ForgetBiases)}, by {Held}");

    private Drawer Learn(SequenceBatch<double> training, long seed, CancellationToken cancellation)
    {
        EchoRecipe[] recipes =
        [
            .. from layer in Enumerable.Range(0, Layers)
               from bias in ForgetBiases
               select Recipe with { Seed = seed * Layers + layer, ForgetBias = bias, Ridge = Ridges[0] },
        ];
        LstmNetwork<double> network = (recipes.Length * Ridges.Length == 1 ? recipes[0] : Choose(recipes, training)).Fit(training);
        return (warmUp, steps) => network.Draw(warmUp, steps);
    }

    private EchoRecipe Choose(EchoRecipe[] recipes, SequenceBatch<double> training)
    {
        (SequenceBatch<double> learnt, SequenceBatch<double> drawn) = Held.Cut(training);
        return EchoSearch.Run(recipes, Ridges, learnt, drawn, Held.WarmUp).Recipe;
    }
}
