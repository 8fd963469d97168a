namespace Wavecast.Tests.Network;

public sealed class StreamGroupTests
{
    private static readonly LstmNetwork<double> Network = new(new NetworkShape(2, [7, 5], 2, residual: true, bypass: 3), seed: 5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Step_OfManyStreams_HasTheBitsOfSingleOnes(int threads)
    {
        using StreamGroup<double> group = new(Network, threads);
        NetworkState<double>[] states = [.. Enumerable.Range(0, 37).Select(_ => Network.CreateState())];
        foreach (NetworkState<double> _ in states)
        {
            group.Add();
        }
        AssertSameSteps(group, states, steps: 150);
    }

    [Fact]
    public void Step_WhileStreamsComeAndGo_KeepsTheOrderAndTheBitsOfTheOthers()
    {
        using StreamGroup<double> group = new(Network);
        SortedDictionary<int, NetworkState<double>> expected = [];
        Random random = new(1);
        for (int round = 0; round < 60; round++)
        {
            for (int added = random.Next(5); added > 0; added--)
            {
                NetworkState<double> state = Network.CreateState();
                Array.ForEach([0.5, -0.1, 0.2], value => state.Step([value, round], new double[2]));
                expected.Add(group.Add(state), state);
            }
            foreach (int stream in expected.Keys.Where(_ => random.Next(30) == 0).ToArray())
            {
                group.Remove(stream);
                expected.Remove(stream);
            }
            Assert.Equal(expected.Keys, group.Streams);
            AssertSameSteps(group, [.. expected.Values], steps: 3);
        }
        Assert.True(group.Count > 16);
        group.Streams.ToList().ForEach(group.Remove);
        group.Step([], []);
        Assert.Equal(0, group.Count);
    }

    [Fact]
    public void Save_OfAStream_IsTheStateOfASingleOne()
    {
        using StreamGroup<double> group = new(Network);
        NetworkState<double> state = Network.CreateState();
        (int first, int second) = (group.Add(), group.Add());
        AssertSameSteps(group, [state, Network.CreateState()], steps: 5);

        Assert.Equal(state.Save(), group.Save(first));
        Assert.Equal(state.Length, group.StateLength);
        group.Restore(second, group.Save(first));
        Assert.Equal(state.Save(), group.Save(second));
    }

    [Fact]
    public void Step_OfFloats_HasTheBitsOfASingleStream()
    {
        LstmNetwork<float> network = new(1, [40, 40], 1);
        using StreamGroup<float> group = new(network);
        NetworkState<float> state = network.CreateState();
        group.Add();
        float[] value = [0.25f];
        float single = 0.25f;
        for (int step = 0; step < 50; step++)
        {
            group.Step(value, value);
            single = state.Step(single);
            Assert.Equal(single, value[0]);
        }
    }

    [Fact]
    public void Step_AfterTheFirst_AllocatesNothing()
    {
        using StreamGroup<double> group = new(Network);
        group.Add();
        double[] x = [1, 2], y = [0, 0];
        group.Step(x, y);

        long before = GC.GetAllocatedBytesForCurrentThread();
        group.Step(x, y);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        using StreamGroup<double> group = new(Network);
        int stream = group.Add();

        Assert.Throws<ArgumentOutOfRangeException>(() => group.Step([1.0], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => group.Step([1.0, 2], new double[1]));
        Assert.Throws<ArgumentException>(() => group.Add(new LstmNetwork<double>(1, [3], 1).CreateState()));
        group.Remove(stream);
        Assert.Contains("no stream 0", Assert.Throws<ArgumentException>(() => group.Save(stream)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => group.Remove(stream));
    }

    /// <summary>Every stream reads other values, and its own predictions now and then.</summary>
    private static void AssertSameSteps(StreamGroup<double> group, NetworkState<double>[] states, int steps)
    {
        double[] x = new double[2 * states.Length], y = new double[x.Length], single = new double[2];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = step % 3 == 2 ? y[i] : Math.Sin(step + 3 * i);
            }
            group.Step(x, y);
            for (int row = 0; row < states.Length; row++)
            {
                states[row].Step(x.AsSpan(2 * row, 2), single);
                Assert.Equal(single, y[(2 * row)..(2 * row + 2)]);
            }
        }
    }
}
