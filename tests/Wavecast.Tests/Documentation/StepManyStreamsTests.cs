namespace Wavecast.Tests.Documentation;

/// <summary>The programs of <c>docs/how-to/step-many-streams.md</c>, word for word.</summary>
public sealed class StepManyStreamsTests
{
    [Fact]
    public void Group_AsInTheGuide_GoesOnLikeTheSingleStream()
    {
        LstmNetwork<float> network = new(1, [51, 51], 1);

        NetworkState<float> state = network.CreateState();
        float next = state.Step(0.5f);
        next = state.Step(next);

        using StreamGroup<float> group = new(network, threads: 2);
        int first = group.Add();
        int second = group.Add(state);
        float[] values = [0.5f, next];
        group.Step(values, values);
        group.Remove(first);
        values = [values[1]];
        group.Step(values, values);

        state.Step(state.Step(next));
        Assert.Equal(state.Save(), group.Save(second));
    }

    [Fact]
    public void Guide_ShowsTheProgramsThatAreTestedHere() => Guide.ShowsWhatIsTested("step-many-streams", 2, nameof(StepManyStreamsTests));
}
