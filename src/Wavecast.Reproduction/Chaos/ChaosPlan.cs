using System.Collections.Immutable;
using Wavecast.Reproduction.Work;
using Wavecast.Training;

namespace Wavecast.Reproduction.Chaos;

/// <summary>What is measured: protocols, methods, seeds.</summary>
/// <param name="Protocol">The way of measuring.</param>
/// <param name="Methods">Ours, the best first; peers behind them.</param>
/// <param name="Seeds">Number of seeds.</param>
internal sealed record ChaosPlan(Protocol Protocol, ImmutableArray<Method> Methods, int Seeds)
{
    private const int Starts = 50;
    private const int LaserSeeds = 20;
    private const int BypassLags = 32;

    /// <summary>The plans, in the report's order.</summary>
    public static ImmutableArray<ChaosPlan> Of(bool quick, LaserSeries? laser, IReadOnlyList<Method> peers)
    {
        int seeds = quick ? 2 : 5;
        List<ChaosPlan> plans =
        [
            new(Protocols.FiveSines, [Bypass(), EchoOfSines(quick), GradientOfSines(quick), .. peers], seeds),
            new(Protocols.MackeyGlass(quick ? 10 : Starts), [.. MackeyGlass(quick), .. peers], seeds),
            new(Protocols.Lorenz(quick ? 10 : Starts), [.. Lorenz(quick), .. peers], seeds),
        ];
        if (laser is not null)
        {
            plans.Add(new(Protocols.Laser(laser), [.. Laser(quick), .. peers], quick ? 2 : LaserSeeds));
        }
        return [.. plans];
    }

    /// <summary>The seeds, from the first on.</summary>
    public IEnumerable<long> SeedsFrom(long first) => Enumerable.Range(0, Seeds).Select(k => first + k);

    /// <summary>The pieces of work.</summary>
    public IEnumerable<WorkUnit<ChaosFigures>> Units(long first) => Methods.SelectMany(method => Protocol.Units(method, SeedsFrom(first)));

    /// <summary>What is linear, solved linearly; the network stays beside it, and has nothing left to learn.</summary>
    private static Method Bypass() => new GradientMethod
    {
        Bypass = BypassLags,
        Units = 24,
        Residual = false,
        Window = int.MaxValue,
        WarmUp = BypassLags - 1,
        Stages = [new GrowingStage(0, 1, 25)],
    }.ToMethod("bypass", $"linear bypass of {BypassLags} lags, network beside it");

    private static Method EchoOfSines(bool quick) => new EchoMethod
    {
        Recipe = new EchoRecipe { Units = 100, WarmUp = 50 },
        Layers = quick ? 1 : 3,
        Ridges = [1e-7, 1e-9, 1e-11],
        ForgetBiases = [1, 0],
        ValidationWarmUp = 100,
        ValidationSteps = 40,
    }.ToMethod("echo", "no bypass: random layer, readout in closed form");

    private static Method GradientOfSines(bool quick) => new GradientMethod
    {
        Window = int.MaxValue,
        Stages = quick ? [new(0, 1, 100), new(50, 2, 100)] : [new(0, 1, 500), new(10, 10, 500), new(25, 5, 500), new(50, 4, 1000), new(150, 1, 1500)],
    }.ToMethod("gradient", "no bypass: network trained as a whole");

    private static IEnumerable<Method> MackeyGlass(bool quick)
    {
        ImmutableArray<GrowingStage> stages = quick
            ? [new(10, 10, 75), new(84, 3, 75)]
            : [new(10, 10, 300), new(25, 5, 400), new(50, 4, 500), new(84, 3, 1000)];
        ImmutableArray<GrowingStage> nextStep = [new(0, 1, stages.Sum(stage => stage.Evaluations))];
        GradientMethod whole = new() { Stages = stages };
        yield return EchoOfMackeyGlass(quick);
        yield return whole.ToMethod("gradient", "trained as a whole, drawn part growing");
        yield return (whole with { Residual = false }).ToMethod("gradient-plain-output", "the same without residual output");
        yield return (whole with { InitialWeights = InitialWeights.PyTorch }).ToMethod("gradient-no-forget-bias", "the same without forget bias");
        yield return (whole with { Stages = nextStep }).ToMethod("gradient-next-step", "the same by next-step loss");
    }

    private static Method EchoOfMackeyGlass(bool quick) => new EchoMethod
    {
        Recipe = new EchoRecipe { Units = quick ? 100 : 400 },
        Layers = quick ? 1 : 3,
        Ridges = quick ? [1e-10] : [1e-11, 1e-12],
        ValidationWarmUp = 300,
        ValidationSteps = Protocols.MackeyGlassHorizon,
    }.ToMethod("echo", "random layer, readout in closed form");

    private static IEnumerable<Method> Lorenz(bool quick)
    {
        yield return new EchoMethod
        {
            Recipe = new EchoRecipe { Units = quick ? 100 : 300 },
            Layers = quick ? 1 : 2,
            ForgetBiases = [0, 1],
            ValidationWarmUp = 300,
            ValidationSteps = 500,
        }.ToMethod("echo", "random layer, readout in closed form");
        yield return new GradientMethod
        {
            Window = 500,
            Stride = 500,
            WarmUp = 20,
            Stages = quick ? [new(0, 1, 50), new(10, 25, 50)] : [new(0, 1, 200), new(10, 25, 300), new(25, 12, 1000)],
        }.ToMethod("gradient", "trained as a whole, drawn part growing");
    }

    private static IEnumerable<Method> Laser(bool quick)
    {
        EchoRecipe recipe = LaserRecipe;
        yield return new EnsembleMethod(recipe, quick ? 3 : 15).ToMethod("ensemble", "median of 15 random layers, readouts in closed form");
        yield return new EchoMethod { Recipe = recipe, Ridges = [recipe.Ridge], ForgetBiases = [recipe.ForgetBias], ValidationSteps = LaserSeries.TestSteps }
            .ToMethod("echo", "one random layer, readout in closed form");
    }

    // Found by drawing blocks of 160 steps that were left out of the training part; the test part was not read.
    private static EchoRecipe LaserRecipe { get; } = new()
    {
        Units = 100,
        Bypass = 10,
        Residual = false,
        InputGain = 5,
        ForgetBias = -1,
        Ridge = 1e-5,
        Noise = 0.05,
        WarmUp = 20,
    };
}
