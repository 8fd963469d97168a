using Wavecast.Forecasting;
using Wavecast.Storage;

namespace Wavecast.Tests.Forecasting;

public class EntrantCheckpointsTests
{
    [Fact]
    public void Write_OfOneStartAfterAResume_KeepsWhatTheOthersHadReached()
    {
        using TemporaryFolder folder = new();
        EntrantCheckpoints first = new(new TrainingSettings { CheckpointPath = folder["first"] });
        first.Of(0).Write!(Holding(1));
        first.Of(1).Write!(Holding(2));

        EntrantCheckpoints resumed = new(new TrainingSettings { CheckpointPath = folder["second"], ResumePath = folder["first"] });
        resumed.Of(0).Write!(Holding(3));

        EntrantCheckpoints again = new(new TrainingSettings { ResumePath = folder["second"] });
        Assert.Equal([3.0], again.Of(0).Saved!.Values<double>("value", 1));
        Assert.Equal([2.0], again.Of(1).Saved!.Values<double>("value", 1));
        Assert.Null(again.Of(2).Saved);
    }

    private static SafetensorsFile Holding(double value) => new([Tensor.Create<double>("value", [value])]);
}
