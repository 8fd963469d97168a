using Wavecast.Reproduction.Chaos;

namespace Wavecast.Reproduction.Tests.Chaos;

public sealed class ChaosReproductionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_OfAMethodThatKnowsTheTruth_SaysThatEveryClaimHolds_AndIsNotRepeated()
    {
        int learnt = 0;
        Protocol protocol = Protocols.FiveSines;
        Method oracle = new("oracle", "oracle", "looks it up", "", (training, seed, _) =>
        {
            Interlocked.Increment(ref learnt);
            // The method works on scaled data: what it gives back is scaled to units by the training part's mean and deviation.
            double[] units = protocol.Training(seed)[0].ToArray(), scaled = training[0].ToArray();
            double scale = (units[1] - units[0]) / (scaled[1] - scaled[0]), offset = units[0] - scale * scaled[0];
            return (_, steps) => new SequenceBatch<double>([.. protocol.Tests(seed)[0][400..].ToArray().Select(value => (value - offset) / scale)], 1, steps, 1);
        });

        ReproductionResult first = await RunAsync(new ChaosPlan(protocol, [oracle], 2));
        ReproductionResult second = await RunAsync(new ChaosPlan(protocol, [oracle], 2));

        Assert.Equal(2, learnt);
        Assert.All(first.Verdicts, verdict => Assert.Equal(Verdict.Holds, verdict.Verdict));
        Assert.Equal(first.Verdicts, second.Verdicts);
        Assert.Contains("0.166", await File.ReadAllTextAsync(first.Markdown, Token), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["images/chaos-error-sines.svg"]));
    }

    [Fact]
    public async Task Run_OfAMethodThatDrawsNothing_SaysThatNoClaimHolds()
    {
        Method zero = new("zero", "zero", "0", "", (_, _, _) => (warmUp, steps) => new SequenceBatch<double>(new double[steps * warmUp.Count], warmUp.Count, steps, 1));

        ReproductionResult result = await RunAsync(new ChaosPlan(Protocols.MackeyGlass(2), [zero], 1));

        Assert.All(result.Verdicts, verdict => Assert.Equal(Verdict.DoesNotHold, verdict.Verdict));
        Assert.Contains("not given", await File.ReadAllTextAsync(result.Markdown, Token), StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_WithTheLaser_MeasureItToo_AndThePeerEverywhere()
    {
        LaserSeries laser = new(new double[1000], new double[100]);
        Method peer = new("peer", "peer", "", "", (_, _, _) => throw new InvalidOperationException());

        Assert.Equal(["sines", "mackey-glass", "lorenz"], ChaosPlan.Of(quick: true, null, []).Select(plan => plan.Protocol.Key));
        Assert.All(ChaosPlan.Of(quick: false, laser, [_ => peer]), plan => Assert.Same(peer, plan.Methods[^1]));
        Assert.Equal(4, ChaosPlan.Of(quick: false, laser, []).Length);
    }

    [Theory]
    [InlineData(499, 100, 0)]
    [InlineData(1000, 99, 0)]
    [InlineData(1000, 100, double.NaN)]
    public void LaserSeries_OfOtherData_IsRefused(int training, int test, double value)
    {
        Assert.Throws<ArgumentException>(() => new LaserSeries([.. Enumerable.Repeat(value, training)], new double[test]));
    }

    [Fact]
    public void LyapunovTimes_OfAThousandSteps_AreTheirTimeByTheExponent()
    {
        Assert.Equal(1000 * 0.02 * 0.9056, Protocols.LyapunovTimes(1000), 1e-12);
    }

    private Task<ReproductionResult> RunAsync(ChaosPlan plan) =>
        ChaosReproduction.RunAsync(new ReproductionSettings { Folder = folder.Path, Threads = 1 }, [plan], null, Token);
}
