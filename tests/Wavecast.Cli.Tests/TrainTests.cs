using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Wavecast.Storage;

namespace Wavecast.Cli.Tests;

public sealed class TrainTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public void Json_OfTraining_HasTheFieldsOfItsContract()
    {
        JsonElement json = fixture.Trained;

        Assert.Equal(JsonValueKind.Number, json.GetProperty("best").GetProperty("evaluations").ValueKind);
        JsonElement[] epochs = [.. json.GetProperty("epochs").EnumerateArray()];
        Assert.Equal([0, 1, 2, 3], epochs.Select(epoch => epoch.GetProperty("epoch").GetInt32()));
        Assert.All(epochs, epoch =>
        {
            Assert.True(epoch.GetProperty("trainLoss").GetDouble() > 0);
            Assert.True(epoch.GetProperty("validationLoss").GetDouble() > 0);
            Assert.True(epoch.GetProperty("freeRunRmse").GetDouble() > 0);
        });
        Assert.Equal(epochs[^1].GetProperty("evaluations").GetInt32(), json.GetProperty("losses").GetArrayLength());
        Assert.Equal(1, json.GetProperty("lossStride").GetInt32());
        Assert.Equal("epochs", json.GetProperty("stopped").GetString());
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public void Json_Best_IsTheEpochOfTheSmallestFreeRunError()
    {
        double least = fixture.Trained.GetProperty("epochs").EnumerateArray().Min(epoch => epoch.GetProperty("freeRunRmse").GetDouble());

        Assert.Equal(least, fixture.Trained.GetProperty("best").GetProperty("freeRunRmse").GetDouble());
    }

    [Fact]
    public void ParametersSha256_OfTraining_IsThatOfTheFilesBytesInOrder()
    {
        string[] order = ["lstm.0.weight_ih", "lstm.0.weight_hh", "lstm.0.bias_ih", "lstm.0.bias_hh", "linear.weight", "linear.bias"];
        SafetensorsFile file = SafetensorsFile.Read(fixture.Model);

        byte[] bytes = [.. order.SelectMany(name => file.Find(name)!.Bytes.ToArray())];

        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant(), fixture.Trained.GetProperty("parametersSha256").GetString());
    }

    [Fact]
    public void Train_WithoutCheckpoint_LeavesTheModelAlone() =>
        Assert.Equal([fixture.Model, fixture.Data], fixture.Folder.List().Where(path => Path.GetFileName(path).StartsWith("model", StringComparison.Ordinal) || path == fixture.Data));

    [Theory]
    [InlineData("default")]
    [InlineData("article")]
    [InlineData("pytorch")]
    public async Task Epochs0_WithAnyPreset_SavesTheInitialWeights(string preset)
    {
        using TemporaryFolder folder = new();
        string[] presetOption = preset == "default" ? [] : ["--preset", preset];

        ToolRun run = await ToolRun.SucceedAsync(
            ["train", fixture.Data, .. presetOption, "--hidden", "3", "--epochs", "0", "--seed", "7", "--out", folder["m.safetensors"], "--json"]);

        InitialWeights weights = preset == "pytorch" ? InitialWeights.PyTorch : InitialWeights.ForgetBias;
        LstmNetwork<double> expected = new(new NetworkShape(1, [3], 1, residual: preset == "default"), 7, weights);
        LstmNetwork<double> saved = LstmNetwork<double>.Load(folder["m.safetensors"]);
        Assert.Equal(expected.Parameters.ToArray(), saved.Parameters.ToArray());
        Assert.Empty(run.Json.GetProperty("losses").EnumerateArray());
    }

    /// <summary>A fixed step forty times too long: after three good epochs the loss is a million times the start.</summary>
    [Fact]
    public async Task Preset_PyTorchThatExplodes_IsRescuedUnlessToldNotTo()
    {
        using TemporaryFolder folder = new();
        string[] arguments = ["train", fixture.Data, "--preset", "pytorch", "--hidden", "3", "--learning-rate", "40", "--epochs", "12", "--out", folder["m.safetensors"]];

        JsonElement rescued = (await ToolRun.SucceedAsync([.. arguments, "--json"])).Json;
        JsonElement ended = (await ToolRun.SucceedAsync([.. arguments, "--no-rescue", "--json"])).Json;
        ToolRun said = await ToolRun.SucceedAsync(arguments);

        JsonElement rescue = Assert.Single(rescued.GetProperty("rescues").EnumerateArray());
        Assert.NotEqual("diverged", rescued.GetProperty("stopped").GetString());
        Assert.Equal(rescue.GetProperty("evaluation").GetInt32(), ended.GetProperty("losses").GetArrayLength());
        Assert.Equal("diverged", ended.GetProperty("stopped").GetString());
        Assert.Empty(ended.GetProperty("rescues").EnumerateArray());
        Assert.Contains(rescue.GetProperty("reason").GetString()!, said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preset_WithAnOption_LetsTheOptionWin()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("train", fixture.Data, "--preset", "article", "--hidden", "2", "--loss", "mse", "--epochs", "1", "--learning-rate", "0.25", "--out", folder["m.safetensors"]);

        ForecastModel model = ForecastModel.Load(folder["m.safetensors"]);
        Assert.Equal([2], model.Shape.Hidden);
        Assert.Equal("MeanOfSquares", model.Settings["loss"]);
        Assert.Equal("adagrad", model.Settings["optimizer"]);
        Assert.StartsWith("adagrad, learning rate 0.25,", model.Settings["optimizerSettings"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adagrad")]
    [InlineData("sgd")]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("lbfgs")]
    public async Task Resume_AfterSomeEpochs_EndsWithTheBitsOfTheUninterruptedRun(string optimizer)
    {
        using TemporaryFolder folder = new();
        string[] common = ["train", fixture.Data, "--hidden", "3", "--optimizer", optimizer, "--input-noise", "0.05", "--json", "--out", folder["m.safetensors"]];

        ToolRun whole = await ToolRun.SucceedAsync([.. common, "--epochs", "5"]);
        await ToolRun.SucceedAsync([.. common, "--epochs", "2", "--checkpoint", folder["c"]]);
        ToolRun resumed = await ToolRun.SucceedAsync([.. common, "--epochs", "5", "--resume", folder["c"]]);

        Assert.Equal(whole.Json.GetProperty("parametersSha256").GetString(), resumed.Json.GetProperty("parametersSha256").GetString());
        Assert.Equal(whole.Json.GetProperty("losses").ToString(), resumed.Json.GetProperty("losses").ToString());
        Assert.Contains(folder["c"], folder.List());
    }

    [Fact]
    public async Task Train_BesideTheCheckpointOfAnInterruptedRun_LeavesItAsItIs()
    {
        using TemporaryFolder folder = new();
        string[] train = ["train", fixture.Data, "--hidden", "3", "--epochs", "1", "--out", folder["m"]];
        await ToolRun.SucceedAsync([.. train, "--checkpoint", folder["m.checkpoint"]]);
        byte[] kept = await File.ReadAllBytesAsync(folder["m.checkpoint"], TestContext.Current.CancellationToken);

        ToolRun refused = await ToolRun.InsideAsync(train);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"go on with --resume {folder["m.checkpoint"]}, or delete it", refused.Error, StringComparison.Ordinal);
        Assert.Equal(kept, await File.ReadAllBytesAsync(folder["m.checkpoint"], TestContext.Current.CancellationToken));
        await ToolRun.SucceedAsync([.. train, "--resume", folder["m.checkpoint"]]);
    }

    [Fact]
    public async Task Picture_OfTraining_ShowsLossesMarksAndTheSelectedEpoch()
    {
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.SucceedAsync("train", fixture.Data, "--hidden", "3", "--epochs", "2", "--out", folder["m"], "--picture", folder["loss.svg"], "--json");

        string[] lines = [.. File.ReadLines(folder["loss.svg"]).Select(line => line.Trim())];
        Assert.All((string[])["training loss", "validation loss", "free-run RMSE", "selected"], text => Assert.Contains(text, lines));
        Assert.Equal(folder["loss.svg"], run.Json.GetProperty("picture").GetString());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public async Task Text_WhereTheInitialWeightsAreKept_SaysThatNoEpochWasBetter(int bypass, bool isFitted)
    {
        using TemporaryFolder folder = new();

        // Steps this large throw the weights away from anything useful in the first epoch.
        ToolRun run = await ToolRun.SucceedAsync(
            "train", fixture.Data, "--hidden", "3", "--starts", "0", "--epochs", "1", "--optimizer", "sgd", "--learning-rate", "30", "--bypass", $"{bypass}", "--out", folder["m"]);

        Assert.Contains("No epoch was better than the initial weights", run.Out, StringComparison.Ordinal);
        Assert.Equal(isFitted, run.Out.Contains("linear bypass", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scale_OfTraining_IsFittedOnTheTrainingPartOnly()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("train", fixture.Data, "--hidden", "2", "--epochs", "0", "--validation", "2", "--scale", "minmax", "--out", folder["m.safetensors"]);

        // Waves 2, 3 and 4 train; the largest value is that of wave 4.
        double[] training = [.. Enumerable.Range(2, 3).SelectMany(k => Enumerable.Range(0, TrainingFixture.Length).Select(t => Waves.At(k, t)))];
        ForecastModel model = ForecastModel.Load(folder["m.safetensors"]);
        Assert.Equal(training.Min(), Assert.Single(model.Scaler.Offset));
        Assert.Equal(training.Max() - training.Min(), Assert.Single(model.Scaler.Scale));
    }

    [Fact]
    public async Task Features_OfATable_TrainOneSequenceOfSeveralFeatures()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("train", fixture.Data, "--columns", "s1,s3", "--features", "--hidden", "2", "--epochs", "1", "--out", folder["m.safetensors"]);

        ForecastModel model = ForecastModel.Load(folder["m.safetensors"]);
        Assert.Equal((2, 2), (model.Shape.Inputs, model.Shape.Outputs));
        Assert.Equal(["s1", "s3"], model.Names);
    }

    [Fact]
    public async Task Quiet_OfTraining_PrintsNothing()
    {
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.SucceedAsync("train", fixture.Data, "--hidden", "2", "--epochs", "1", "--out", folder["m.safetensors"], "--quiet");

        Assert.Equal(("", ""), (run.Out, run.Error));
    }

    [Fact]
    public async Task Precision_Float_SavesF32()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("train", fixture.Data, "--hidden", "2", "--epochs", "1", "--optimizer", "adam", "--precision", "float", "--out", folder["m.safetensors"]);

        Assert.All(SafetensorsFile.Read(folder["m.safetensors"]).Tensors, tensor => Assert.Equal(TensorType.F32, tensor.Type));
    }

    [Fact]
    public async Task Losses_OfTheDefaultRecipe_AreFreeOfTheScaleOfTheObjective()
    {
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.SucceedAsync("train", fixture.Data, "--hidden", "2", "--epochs", "0", "--out", folder["m.safetensors"], "--json");

        // Scaled data has variance 1, so a network that knows nothing has a mean square of the order of 1 at most.
        double loss = run.Json.GetProperty("best").GetProperty("trainLoss").GetDouble();
        Assert.True(loss is > 0 and < 100, loss.ToString(CultureInfo.InvariantCulture));
    }
}
