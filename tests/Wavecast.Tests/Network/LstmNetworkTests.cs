using Wavecast.Storage;

namespace Wavecast.Tests.Network;

public sealed class LstmNetworkTests
{
    [Fact]
    public void Load_AfterSave_HasTheSameParametersAndShape()
    {
        string path = Path.GetTempFileName();
        LstmNetwork<double> network = new(2, [3, 4], 2, residual: true, bypass: 5, seed: 9);
        network.Save(path);
        LstmNetwork<double> loaded = LstmNetwork<double>.Load(path);
        LstmNetwork<float> narrow = LstmNetwork<float>.Load(path);
        File.Delete(path);
        Assert.Equal(network.Shape, loaded.Shape);
        Assert.Equal(network.Parameters, loaded.Parameters);
        Assert.Equal((float)network.Parameters[7], narrow.Parameters[7]);
    }

    [Theory]
    [InlineData("inputs=1;hidden=2;outputs=1;residual=0;bypass=0", "1", "'linear.bias' is missing")]
    [InlineData("inputs=1;hidden=3;outputs=1;residual=0;bypass=0", "1", "expected F32 or F64 [12, 1]")]
    [InlineData("inputs=1;hidden=2000000000;outputs=1;residual=0;bypass=0", "1", "describes no network")]
    [InlineData("inputs=1;hidden=60000,60000;outputs=1;residual=0;bypass=0", "1", "describes no network")]
    [InlineData("hidden=2", "1", "describes no network")]
    [InlineData("inputs=1;hidden=2;outputs=1;residual=0;bypass=0", "2", "this version reads up to 1")]
    [InlineData("inputs=1;hidden=2;outputs=1;residual=0;bypass=0", "x", "this version reads up to 1")]
    public void Load_OfAFileThatDoesNotFit_SaysWhy(string shape, string format, string reason)
    {
        LstmNetwork<double> network = new(1, [2], 1);
        Tensor[] tensors = [.. network.Shape.Parameters.SkipLast(1).Select(slice => Tensor.Create<double>(slice.Name, network[slice.Name], slice.Sizes.AsSpan()))];
        string path = Path.GetTempFileName();
        new SafetensorsFile(tensors, [new("wavecast.format", format), new("wavecast.shape", shape)]).Write(path);
        ModelFormatException e = Assert.Throws<ModelFormatException>(() => LstmNetwork<double>.Load(path));
        File.Delete(path);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Network_ByDefault_HasOneAddedToTheForgetGatesBias()
    {
        LstmNetwork<double> network = new(1, [16], 1, seed: 3);
        double[] bias = network["lstm.0.bias_ih"].ToArray();
        Assert.All(bias[16..32], b => Assert.InRange(b, 0.75, 1.25));
        Assert.All((double[])[.. bias[..16], .. bias[32..]], b => Assert.InRange(b, -0.25, 0.25));
        Assert.NotEqual(network.Parameters.ToArray(), new LstmNetwork<double>(1, [16], 1, seed: 4).Parameters.ToArray());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 2_000_000_000)]
    public void Network_OfImpossibleSize_IsRefused(int inputs, int hidden) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LstmNetwork<double>(inputs, [hidden], 1));

    [Fact]
    public void Draw_WithOtherOutputsThanInputs_IsRefused()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => new LstmNetwork<double>(2, [3], 1).Draw([1, 2], 5));
        Assert.Contains("as many outputs as inputs", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_RaggedBatch_ContinuesEachFromItsOwnEnd()
    {
        LstmNetwork<double> network = new(1, [7], 1, seed: 1);
        double[][] sequences = [[.. Signal.Sine(1, 30)[0]], [.. Signal.Sine(1, 12, seed: 1)[0]]];
        SequenceBatch<double> drawn = network.Draw(SequenceBatch<double>.FromSequences(sequences), 9);
        Assert.Equal(network.Draw(sequences[0], 9), drawn[0]);
        Assert.Equal(network.Draw(sequences[1], 9), drawn[1]);
    }
}
