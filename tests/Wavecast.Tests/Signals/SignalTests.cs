using Wavecast.Signals;

namespace Wavecast.Tests.Signals;

public sealed class SignalTests
{
    public static TheoryData<string> Kinds => [.. Signal.Kinds.Select(k => k.Name)];

    [Fact]
    public void Kinds_AreTheToolsEight()
    {
        Assert.Equal(
            ["sine", "multi-sine", "square", "sawtooth", "damped", "chirp", "mackey-glass", "lorenz"],
            Signal.Kinds.Select(k => k.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Generate_WithTheSameSeed_GivesTheSameValues_WithAnotherOthers(string kind)
    {
        SignalSettings settings = new() { Count = 2, Length = 50, Seed = 5, Noise = 0.1 };

        double[] first = Values(Signal.Generate(kind, settings));

        Assert.Equal(first, Values(Signal.Generate(kind, settings)));
        Assert.NotEqual(first, Values(Signal.Generate(kind, settings with { Seed = 6 })));
        Assert.NotEqual(first[..50], first[50..100]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Generate_MoreAndLongerSequences_BeginTheSame(string kind)
    {
        SignalSettings settings = new() { Count = 2, Length = 33, Seed = 5, Noise = 0.1 };

        SequenceBatch<double> few = Signal.Generate(kind, settings);
        SequenceBatch<double> more = Signal.Generate(kind, settings with { Count = 4, Length = 70 });

        Assert.Equal(4, more.Count);
        Assert.Equal(70, more.Steps);
        Assert.Equal(few[1].ToArray(), more[1][..few[1].Length].ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Generate_WithNoise_AddsGaussianNoiseOfThatDeviation(string kind)
    {
        SignalSettings settings = new() { Count = 4, Length = 2000, Seed = 5 };

        double[] clean = Values(Signal.Generate(kind, settings));
        double[] noisy = Values(Signal.Generate(kind, settings with { Noise = 0.3 }));
        double[] noise = [.. noisy.Zip(clean, (x, y) => x - y)];

        // Five standard errors of 8,000 values: 0.3 · 5 / √8000 and 0.09 · 5 · √2 / √8000.
        Assert.Equal(0, noise.Average(), 0.017);
        Assert.Equal(0.09, noise.Average(e => e * e), 0.0072);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Generate_UsesThePeriodScale_WhereTheKindSaysSo(string kind)
    {
        SignalKind found = Signal.Kinds.Single(k => k.Name == kind);
        SignalSettings settings = new() { Count = 1, Length = 300 };

        SequenceBatch<double> usual = found.Generate(settings);
        SequenceBatch<double> slow = found.Generate(settings with { PeriodScale = 31 });

        Assert.Equal(found.UsesPeriodScale, !Values(usual).SequenceEqual(Values(slow)));
        Assert.Equal(found.Features, usual.Features);
    }

    [Fact]
    public void SineLikePyTorch_OfTheExample_StartsWithItsValues()
    {
        // numpy.sin of PyTorch's time_sequence_prediction, first row; later rows start at phases −8 and −58.
        double[] expected = [0.10819513453010837, 0.058374143427580086, 0.008407247367148618, -0.04158066243329049, -0.0914646422324372];

        SequenceBatch<double> waves = Signal.SineLikePyTorch(count: 3, length: 5);

        Assert.Equal(expected, waves[0].ToArray());
        Assert.Equal(Math.Sin(-8 / 20.0), waves[1][0]);
        Assert.Equal(Math.Sin(-58 / 20.0), waves[2][0]);
    }

    [Fact]
    public void SineLikePyTorch_WithASeedNumPyRefuses_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("seed", () => Signal.SineLikePyTorch(seed: -1));
        Assert.Throws<ArgumentOutOfRangeException>("periodScale", () => Signal.SineLikePyTorch(periodScale: 0));
    }

    [Fact]
    public void Methods_AreTheKindsOfTheirNames()
    {
        SignalSettings settings = new() { Count = 2, Length = 20, PeriodScale = 7, Seed = 3, Noise = 0.2 };
        Dictionary<string, SequenceBatch<double>> methods = new()
        {
            ["sine"] = Signal.Sine(2, 20, 7, 3, 0.2),
            ["multi-sine"] = Signal.MultiSine(2, 20, null, 3, 0.2),
            ["square"] = Signal.Square(2, 20, 7, 3, 0.2),
            ["sawtooth"] = Signal.Sawtooth(2, 20, 7, 3, 0.2),
            ["damped"] = Signal.Damped(2, 20, 7, 3, 0.2),
            ["chirp"] = Signal.Chirp(2, 20, 7, 3, 0.2),
            ["mackey-glass"] = Signal.MackeyGlass(2, 20, seed: 3, noise: 0.2),
            ["lorenz"] = Signal.Lorenz(2, 20, seed: 3, noise: 0.2),
        };

        Assert.All(methods, m => Assert.Equal(Values(Signal.Generate(m.Key, settings)), Values(m.Value)));
    }

    [Fact]
    public void Generate_OfAnUnknownKind_NamesTheKnownOnes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("kind", () => Signal.Generate("sinus", new()));

        Assert.Contains("'sinus'", error.Message, StringComparison.Ordinal);
        Assert.Contains("mackey-glass", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_OfMoreValuesThanTheLimit_IsRefusedBeforeAllocating()
    {
        SignalSettings settings = new() { Count = 1 << 14, Length = (1 << 14) + 1 };

        Assert.Contains("fewer or shorter", Assert.Throws<ArgumentException>(() => Signal.Generate("sine", settings)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 10, 20.0, 0.0, "Count")]
    [InlineData(10, 2_000_000_000, 20.0, 0.0, "Length")]
    [InlineData(10, 10, 0.0, 0.0, "PeriodScale")]
    [InlineData(10, 10, double.NaN, 0.0, "PeriodScale")]
    [InlineData(10, 10, 20.0, -1.0, "Noise")]
    [InlineData(10, 10, 20.0, double.PositiveInfinity, "Noise")]
    public void Sine_WithAnArgumentOutOfRange_NamesIt(int count, int length, double periodScale, double noise, string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(name, () => Signal.Sine(count, length, periodScale, 0, noise));
    }

    private static double[] Values(SequenceBatch<double> batch) =>
        [.. Enumerable.Range(0, batch.Count).SelectMany(b => batch[b].ToArray())];
}
