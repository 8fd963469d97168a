using System.Globalization;
using Wavecast.Data;
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

    /// <summary>Steps drawn to choose, about as many as the protocol asks for.</summary>
    public required int ValidationSteps { get; init; }

    /// <summary>Steps read before them.</summary>
    public int ValidationWarmUp { get; init; } = 300;

    private const double ValidationShare = 0.2;

    /// <summary>As a method.</summary>
    public Method ToMethod(string key, string name) => new(key, name, Describe(), ToString(), Learn);

    /// <summary>What is tried, in words.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Recipe.Units} units; {Layers} layers × forget bias {string.Join(" or ", ForgetBiases)} × ridge {string.Join(" or ", Ridges)}, chosen by drawing {ValidationSteps} steps from starts in the last fifth of the training part, then found again from all of it");

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"echo {Recipe}, layers {Layers}, ridges {string.Join(' ', Ridges)}, forget {string.Join(' ', ForgetBiases)}, validation {ValidationWarmUp} + {ValidationSteps}");

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
        int tail = (int)(ValidationShare * training.Steps);
        Split split = Split.ByTail(training, tail, ValidationWarmUp);
        SequenceBatch<double> drawings = Windows.Cut(split.Validation!, ValidationWarmUp + ValidationSteps, Math.Max(1, (tail - ValidationSteps) / 12));
        return EchoSearch.Run(recipes, Ridges, split.Training, drawings, ValidationWarmUp).Recipe;
    }
}
