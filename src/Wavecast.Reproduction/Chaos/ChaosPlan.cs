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
    private const int QuickStarts = 10;
    private const int LaserSeeds = 20;
    private const int BypassLags = 32;

    /// <summary>The plans, in the report's order.</summary>
    public static ImmutableArray<ChaosPlan> Of(bool quick, LaserSeries? laser, IReadOnlyList<Func<Protocol, Method>> peers)
    {
        int seeds = quick ? 2 : 5;
        int starts = quick ? QuickStarts : Starts;
        Protocol mackeyGlass = Protocols.MackeyGlass(starts), lorenz = Protocols.Lorenz(starts);
        List<ChaosPlan> plans =
        [
            new(Protocols.FiveSines, [.. Sines(quick)], seeds),
            new(mackeyGlass, [.. MackeyGlass(mackeyGlass, quick)], seeds),
            new(lorenz, [.. Lorenz(lorenz, quick)], seeds),
        ];
        if (laser is not null)
        {
            Protocol protocol = Protocols.Laser(laser);
            plans.Add(new(protocol, [.. Laser(protocol, quick)], quick ? 2 : LaserSeeds));
        }
        return [.. plans.Select(plan => plan with { Methods = [.. plan.Methods, .. peers.Select(peer => peer(plan.Protocol))] })];
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
    }.ToMethod("bypass", $"linear bypass of {BypassLags} lags, network beside it") with
    { Short = "linear bypass" };

    private static IEnumerable<Method> Sines(bool quick)
    {
        yield return Bypass();
        // So weak an input leaves the cells in their linear range, where a sum of sines is at home.
        yield return new EchoMethod
        {
            Recipe = new EchoRecipe { Units = 200, Residual = false, InputGain = 0.001, WarmUp = 50 },
            Layers = quick ? 1 : 3,
            Ridges = [1e-12, 1e-13, 1e-14],
            Held = Protocols.FiveSines.Held,
        }.ToMethod("echo", "no bypass: random layer, readout in closed form") with
        { Short = "closed form" };
        yield return GradientOfSines(quick);
    }

    private static Method GradientOfSines(bool quick) => new GradientMethod
    {
        Window = int.MaxValue,
        Stages = quick ? [new(0, 1, 100), new(50, 2, 100)] : [new(0, 1, 500), new(10, 10, 500), new(25, 5, 500), new(50, 4, 1000), new(150, 1, 1500)],
    }.ToMethod("gradient", "no bypass: network trained as a whole") with
    { Short = "trained as a whole" };

    private static IEnumerable<Method> MackeyGlass(Protocol protocol, bool quick)
    {
        ImmutableArray<GrowingStage> stages = quick
            ? [new(10, 10, 75), new(84, 3, 75)]
            : [new(10, 10, 300), new(25, 5, 400), new(50, 4, 500), new(84, 3, 1000)];
        ImmutableArray<GrowingStage> nextStep = [new(0, 1, stages.Sum(stage => stage.Evaluations))];
        GradientMethod whole = new() { Stages = stages };
        EchoMethod wide = new()
        {
            Recipe = new EchoRecipe { Units = quick ? 100 : 800, InputGain = 2 },
            Layers = quick ? 1 : 3,
            Ridges = quick ? [1e-10] : [1e-11, 1e-12, 1e-13],
            ForgetBiases = [0, 0.5],
            Held = protocol.Held,
        };
        yield return wide.ToMethod("echo", $"random layer of {wide.Recipe.Units} units, readout in closed form") with { Short = $"closed form, {wide.Recipe.Units} units" };
        EchoMethod half = wide with { Recipe = wide.Recipe with { Units = wide.Recipe.Units / 2 }, Layers = quick ? 1 : 6 };
        yield return half.ToMethod("echo-half", $"the same with {half.Recipe.Units} units") with { Short = $"closed form, {half.Recipe.Units} units" };
        yield return whole.ToMethod("gradient", "trained as a whole, drawn part growing") with { Short = "drawn part growing" };
        yield return (whole with { Residual = false }).ToMethod("gradient-plain-output", "trained so without residual output") with { IsPictured = false };
        yield return (whole with { InitialWeights = InitialWeights.PyTorch }).ToMethod("gradient-no-forget-bias", "trained so without forget bias") with { IsPictured = false };
        yield return (whole with { Stages = nextStep }).ToMethod("gradient-next-step", "trained so, but by next-step loss") with { Short = "next-step loss" };
    }

    private static IEnumerable<Method> Lorenz(Protocol protocol, bool quick)
    {
        yield return new EchoMethod
        {
            Recipe = new EchoRecipe { Units = quick ? 100 : 300 },
            Layers = quick ? 1 : 2,
            ForgetBiases = [0, 1],
            Held = protocol.Held,
        }.ToMethod("echo", "random layer, readout in closed form") with
        { Short = "closed form" };
        yield return new GradientMethod
        {
            Window = 500,
            Stride = 500,
            WarmUp = 20,
            Stages = quick ? [new(0, 1, 50), new(10, 25, 50)] : [new(0, 1, 200), new(10, 25, 300), new(25, 12, 1000)],
        }.ToMethod("gradient", "trained as a whole, drawn part growing") with
        { Short = "drawn part growing" };
    }

    // Chosen by drawing blocks of 160 and 180 steps that were left out of the training part; the test part was not read.
    private static IEnumerable<Method> Laser(Protocol protocol, bool quick)
    {
        GradientMethod network = new()
        {
            Units = 16,
            Window = 200,
            Stride = 40,
            WarmUp = 30,
            Noise = 0.03,
            Stages = [new(0, 1, quick ? 100 : 1200)],
        };
        int members = quick ? 2 : 7;
        yield return new EnsembleMethod(network, members).ToMethod("ensemble", $"median of {members} networks, trained by next-step loss under noise") with { Short = $"median of {members} networks" };
        yield return network.ToMethod("gradient", "one such network");
        yield return new EchoMethod { Recipe = new EchoRecipe { Units = 100, WarmUp = 20, Noise = 0.05 }, Layers = quick ? 1 : 3, Ridges = [1e-2, 1e-3, 1e-4, 1e-5], Held = protocol.Held }
            .ToMethod("echo", "random layer, readout in closed form") with
        { Short = "closed form" };
    }
}
