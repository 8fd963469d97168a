using System.Collections.Immutable;
using Wavecast.Data;
using Wavecast.Dynamics;
using Wavecast.Training;

namespace Wavecast.Tests.Dynamics;

public sealed class DynamicsStudyTests
{
    private const double Turn = 0.25;

    private static readonly DynamicsSettings Short = new() { WarmUp = 50, Steps = 2000 };

    [Fact]
    public void OfSequences_LinearWave_KeepsTheSizeAndThePhaseOfItsStart()
    {
        SequenceDynamics found = Study(LinearNetwork(1), Short).Single();

        Assert.Equal(Attractor.Torus, found.Attractor);
        Assert.All(found.Exponents!.Exponents[..2], exponent => Assert.Equal(0, exponent, 1e-7));
        FeatureDynamics wave = found.Features.Single();
        Assert.Equal(2 * Math.PI / Turn, wave.Period!.Value, 0.01);
        Assert.Equal(3, wave.Amplitude!.Value, 1e-3);
        Assert.Equal(0, wave.AmplitudeDrift!.Value, 1e-3);
        Assert.Equal(0, wave.PhaseDrift!.Value, 1e-6);
        Assert.Equal((50, 2000), (found.WarmUp, found.Steps));
    }

    [Fact]
    public void OfSequences_DampedLinearWave_RestsAtAFixedPoint()
    {
        SequenceDynamics found = Study(LinearNetwork(0.99), Short).Single();

        Assert.Equal(Attractor.FixedPoint, found.Attractor);
        // Both eigenvalues have the modulus 0.99.
        Assert.All(found.Exponents!.Exponents[..2], exponent => Assert.Equal(Math.Log(0.99), exponent, 1e-7));
        Assert.Equal(0, found.Exponents.KaplanYorkeDimension);
    }

    [Fact]
    public void OfSequences_GrowingLinearWave_LeavesAtTenTimesTheWidth()
    {
        SequenceDynamics found = Study(LinearNetwork(1.01), Short).Single();

        Assert.Equal(Attractor.Leaves, found.Attractor);
        Assert.Null(found.Exponents);
        // 1.01ᵗ passes 21, ten and a half widths by half a width, at t = 306; a swing comes each 12.6 steps.
        Assert.InRange(found.Steps, 290, 325);
        Assert.Contains("leaves", found.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfSequences_TrainedSine_IsOnALimitCycle()
    {
        SequenceBatch<double> waves = Signal.Sine(count: 6, length: 120, periodScale: 4, seed: 1);
        LstmNetwork<double> network = new(1, [8], 1, residual: true, seed: 1);
        await new Trainer<double>(network, new TrainingSettings
        {
            Objective = new ObjectiveSettings { WarmUp = 10, FreeRun = new FreeRunLoss { Steps = 12 }, Scale = 1e6 },
            FreeRunStages = [new FreeRunStage(12, 60), new FreeRunStage(36, 60), new FreeRunStage(72, 60)],
            Epochs = 15,
        }).FitAsync(waves, cancellationToken: TestContext.Current.CancellationToken);

        DynamicsStudy study = new(() => FreeRunSystem.Of(network), new FeatureScaler([0], [1]), new DynamicsSettings { Exponents = 4 }, TestContext.Current.CancellationToken);
        SequenceDynamics found = study.OfSequences(waves[..1], threads: 1).Single();

        Assert.Equal(Attractor.LimitCycle, found.Attractor);
        Assert.Equal(0, found.Exponents!.Exponents[0], 1e-4);
        Assert.All(found.Exponents.Exponents[1..], exponent => Assert.True(exponent < -1e-4));
        Assert.Equal(2 * Math.PI * 4, found.Features[0].Period!.Value, 0.5);
    }

    [Fact]
    public void OfSequences_OnTwoThreads_HasTheBitsOfOne()
    {
        ImmutableArray<SequenceDynamics> one = Study(LstmOfNothing(), Short, sequences: 3, threads: 1), two = Study(LstmOfNothing(), Short, sequences: 3, threads: 2);

        Assert.Equal(one.SelectMany(found => found.Exponents!.Exponents), two.SelectMany(found => found.Exponents!.Exponents));
        Assert.Equal(one.SelectMany(found => found.Features[0].Drawn), two.SelectMany(found => found.Features[0].Drawn));
    }

    [Fact]
    public void OfSequences_WarmUpBeyondTheData_Throws() =>
        Assert.Throws<ArgumentException>(() => Study(LinearNetwork(1), Short with { WarmUp = 401 }));

    [Fact]
    public void OfItself_StartsFromOneScaleAboveTheOffset()
    {
        FeatureScaler scaler = new([10], [2]);

        SequenceDynamics found = new DynamicsStudy(() => FreeRunSystem.Of(LinearNetwork(0.99)), scaler, Short, TestContext.Current.CancellationToken).OfItself();

        // From x[-1] = 0 and x[0] = 1, scaled: x[1] = 2 · 0.99 · cos 0.25.
        Assert.Equal(10 + 2 * 2 * 0.99 * Math.Cos(Turn), found.Features[0].Drawn[0], 1e-12);
        Assert.Equal(0, found.WarmUp);
        Assert.Equal(Attractor.FixedPoint, found.Attractor);
    }

    private static ImmutableArray<SequenceDynamics> Study(LstmNetwork<double> network, DynamicsSettings settings, int sequences = 1, int threads = 1)
    {
        double[][] waves = [.. Enumerable.Range(0, sequences).Select(n => Enumerable.Range(0, 400).Select(t => 3 * Math.Sin(Turn * t + n)).ToArray())];
        DynamicsStudy study = new(() => FreeRunSystem.Of(network), new FeatureScaler([0], [1]), settings, TestContext.Current.CancellationToken);
        return study.OfSequences(SequenceBatch<double>.FromSequences(waves), threads);
    }

    /// <summary>x[t + 1] = 2 r cos(turn) x[t] − r² x[t − 1], whose eigenvalues are r e^(±i turn); beside it, LSTM units that nobody hears.</summary>
    private static LstmNetwork<double> LinearNetwork(double modulus)
    {
        LstmNetwork<double> network = new(1, [2], 1, bypass: 2);
        network["linear.weight"].Clear();
        network["linear.bias"].Clear();
        network["bypass.weight"][0] = 2 * modulus * Math.Cos(Turn);
        network["bypass.weight"][1] = -modulus * modulus;
        return network;
    }

    private static LstmNetwork<double> LstmOfNothing() => new(1, [5], 1, seed: 3);
}
