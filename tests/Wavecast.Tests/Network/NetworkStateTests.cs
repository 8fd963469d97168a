using System.Numerics;

namespace Wavecast.Tests.Network;

public sealed class NetworkStateTests
{
    private static readonly NetworkShape Shape = new(2, [11, 5], 2, residual: true, bypass: 4);

    /// <summary>Gates below a vector, of whole vectors, and of vectors that overlap; panels of one, of two and of unlike heights.</summary>
    public static TheoryData<int, int> Sizes => new((11, 5), (1, 3), (16, 8), (17, 15), (33, 51), (70, 64), (9, 130));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Step_OverASequence_HasTheBitsOfTheBatch(int first, int second) => AssertStreamEqualsBatch<double>(first, second);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Step_InFloat_HasTheBitsOfTheBatch(int first, int second) => AssertStreamEqualsBatch<float>(first, second);

    [Fact]
    public void Step_OnItsOwnPredictions_HasTheBitsOfDraw()
    {
        LstmNetwork<double> network = Network<double>();
        SequenceBatch<double> warmUp = Signal.Lorenz(count: 20, length: 30, seed: 1) is { } lorenz ? Features(lorenz) : null!;
        SequenceBatch<double> drawn = network.Draw(warmUp, 40, threads: 2);
        for (int b = 0; b < warmUp.Count; b++)
        {
            NetworkState<double> state = network.CreateState();
            double[] y = new double[2];
            for (int t = 0; t < 30; t++)
            {
                state.Step(warmUp[b].Slice(2 * t, 2), y);
            }
            for (int t = 0; t < 40; t++)
            {
                Assert.Equal(drawn[b].Slice(2 * t, 2), y);
                state.Step(y, y);
            }
        }
    }

    [Fact]
    public void Restore_AfterSave_GoesOnWithTheSameBits()
    {
        NetworkState<double> state = Network<double>().CreateState();
        double[] y = [0.3, -0.2], z = new double[2];
        for (int t = 0; t < 9; t++)
        {
            state.Step(y, y);
        }
        double[] saved = state.Save();
        NetworkState<double> copy = state.Clone();
        double[] x = [.. y];
        state.Step(x, y);
        copy.Step(x, z);
        Assert.Equal(y, z);
        state.Restore(saved);
        state.Step(x, z);
        Assert.Equal(y, z);
        state.Reset();
        Assert.All(state.Save(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Step_AllocatesNothing()
    {
        NetworkState<double> state = new LstmNetwork<double>(1, [51, 51], 1).CreateState();
        double value = state.Step(1.0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < 100; t++)
        {
            value = state.Step(value);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Cell_HeldOverSteps_ShowsThePresentStep()
    {
        NetworkState<double> state = Network<double>().CreateState();
        ReadOnlySpan<double> held = state.Cell(0);
        double[] y = [0.3, -0.2];
        for (int t = 0; t < 3; t++)
        {
            state.Step(y, y);
            Assert.Equal(state.Save().AsSpan(Shape.Hidden[0], Shape.Hidden[0]), held);
        }
    }

    [Fact]
    public void Gate_AfterAStep_ExplainsTheCell()
    {
        NetworkState<double> state = Network<double>().CreateState();
        double[] y = [0.3, -0.2];
        state.Step(y, y);
        double[] before = state.Cell(0).ToArray();
        state.Step(y, y);
        for (int j = 0; j < before.Length; j++)
        {
            double c = state.Gate(0, Gate.Forget)[j] * before[j] + state.Gate(0, Gate.Input)[j] * state.Gate(0, Gate.Candidate)[j];
            Assert.Equal(c, state.Cell(0)[j], 1e-15);
            Assert.Equal(state.Gate(0, Gate.Output)[j] * Math.Tanh(c), state.Hidden(0)[j], 1e-15);
        }
    }

    [Fact]
    public void Step_WrongLength_NamesTheArgument() =>
        Assert.Equal("x", Assert.Throws<ArgumentOutOfRangeException>(() => Network<double>().CreateState().Step(new double[3], new double[2])).ParamName);

    private static LstmNetwork<T> Network<T>(NetworkShape? shape = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LstmNetwork<T> network = new(shape ?? Shape, seed: 5);
        foreach (ref T weight in network["bypass.weight"])
        {
            weight = T.CreateTruncating(0.01 * network["bypass.weight"].Length);
        }
        return network;
    }

    private static SequenceBatch<double> Features(SequenceBatch<double> lorenz) =>
        SequenceBatch<double>.FromSequences(
            [.. Enumerable.Range(0, lorenz.Count).Select(b => lorenz[b].ToArray().Where((_, i) => i % 3 < 2).Select(x => x / 20).ToArray())], 2);

    private static void AssertStreamEqualsBatch<T>(int first, int second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LstmNetwork<T> network = Network<T>(new NetworkShape(2, [first, second], 2, residual: true, bypass: 4));
        SequenceBatch<T> inputs = Features(Signal.Lorenz(count: 19, length: 50, seed: 2)).ConvertTo<T>();
        SequenceBatch<T> predicted = network.Predict(inputs);
        for (int b = 0; b < inputs.Count; b++)
        {
            NetworkState<T> state = network.CreateState();
            T[] y = new T[2];
            for (int t = 0; t < 50; t++)
            {
                state.Step(inputs[b].Slice(2 * t, 2), y);
                Assert.Equal(predicted[b].Slice(2 * t, 2), y);
            }
        }
    }
}
