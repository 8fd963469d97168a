using Wavecast.Forecasting;
using Wavecast.Storage;
using Wavecast.Tests.Golden;

namespace Wavecast.Tests.Forecasting;

public sealed class ForecastModelTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"wavecast-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(Precision.Bits64)]
    [InlineData(Precision.Bits32)]
    public async Task Load_OfASavedModel_IsThatModel(Precision precision)
    {
        ForecastModel model = await FitAsync(precision);

        model.Save(path);
        ForecastModel loaded = ForecastModel.Load(path);

        Assert.Equal(model.ParametersSha256, loaded.ParametersSha256);
        Assert.Equal((model.Shape, model.Precision, model.Figures), (loaded.Shape, loaded.Precision, loaded.Figures));
        Assert.Equal(model.Scaler.Offset, loaded.Scaler.Offset);
        Assert.Equal(model.Scaler.Scale, loaded.Scaler.Scale);
        Assert.Equal(["a", "b"], loaded.Names);
        Assert.Equal(model.Settings, loaded.Settings);
    }

    [Fact]
    public async Task Save_OfTheSameModel_GivesTheSameBytes()
    {
        (await FitAsync(Precision.Bits64)).Save(path);
        byte[] first = File.ReadAllBytes(path);

        (await FitAsync(Precision.Bits64)).Save(path);

        Assert.Equal(first, File.ReadAllBytes(path));
    }

    [Fact]
    public void Load_OfPyTorchsStateDict_FindsTheShapeAndEveryParameter()
    {
        ForecastModel model = ForecastModel.Load(GoldenFile.PathOf("sine-9-initial.safetensors"));

        Assert.Equal(new NetworkShape(1, [9, 9], 1), model.Shape);
        Assert.Equal(new LstmNetwork<float>(model.Shape, 0, InitialWeights.PyTorch).Parameters.ToArray(), model.Network<float>().Parameters.ToArray());
    }

    [Fact]
    public void Load_OfAnLstmModulesStateDict_KnowsItsNames()
    {
        NetworkShape shape = new(2, [3, 3], 2);
        LstmNetwork<double> network = new(shape, seed: 4);
        new SafetensorsFile(shape.Parameters.Select(slice =>
            Tensor.Create<double>(Renamed(slice.Name), network[slice.Name], slice.Sizes.AsSpan()))).Write(path);

        Assert.Equal(network.Parameters.ToArray(), ForecastModel.Load(path).Network<double>().Parameters.ToArray());

        static string Renamed(string name) => name.Split('.') is ["lstm", string layer, string kind] ? $"rnn.{kind}_l{layer}" : $"module.{name}";
    }

    [Fact]
    public void Load_OfAnythingElse_SaysWhatItIsNot()
    {
        new SafetensorsFile([Tensor.Create<double>("conv.weight", [1, 2])]).Write(path);

        Assert.Contains("conv.weight", Assert.Throws<ModelFormatException>(() => ForecastModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_OfSequencesOfDifferentLengths_ContinuesEachBehindItsOwnEnd()
    {
        ForecastModel model = await FitAsync(Precision.Bits64);
        double[] wave = Signal.Sine(1, 30)[0].ToArray();

        Drawing together = model.Draw(SequenceBatch<double>.FromSequences([wave, wave[..12]]), 5);
        Drawing alone = model.Draw(SequenceBatch<double>.FromSequences([wave[..12]]), 5);

        Assert.Equal([30, 12], together.WarmUps.ToArray());
        Assert.Equal(alone.FreeRun[0].ToArray(), together.FreeRun[1].ToArray());
        Assert.Equal(11, together.TeacherForced(1).Length);
    }

    [Fact]
    public async Task Evaluate_OfTheFreeRun_MeasuresWhatDrawDraws()
    {
        ForecastModel model = await FitAsync(Precision.Bits64);
        SequenceBatch<double> data = Signal.Sine(2, 40, seed: 9);

        EvaluationReport report = model.Evaluate(data, warmUp: 30, steps: 10, period: 20);

        Drawing drawing = model.Draw(data, 10, 30);
        double squares = Enumerable.Range(0, 2).Sum(b => Enumerable.Range(0, 10).Sum(k => Math.Pow(drawing.FreeRun[b][k] - data[b][30 + k], 2)));
        Assert.Equal(Math.Sqrt(squares / 20), report.Network.FreeRun.Rmse, 1e-12);
        double nextStep = Enumerable.Range(0, 2).Average(b => Enumerable.Range(1, 39).Average(t => Math.Pow(data[b][t] - data[b][t - 1], 2)));
        Assert.Equal(Math.Sqrt(nextStep), report.LastValue.NextStep.Rmse, 1e-12);
        double before = Enumerable.Range(0, 2).Average(b => Enumerable.Range(1, 39).Average(t => Math.Pow(data[b][t] - data[b][t >= 20 ? t - 20 : t - 1], 2)));
        Assert.Equal(Math.Sqrt(before), report.LastPeriod!.NextStep.Rmse, 1e-12);
    }

    [Fact]
    public async Task Evaluate_OfTheSeriesTrainedOn_DrawsTheTailHeldBack()
    {
        SequenceBatch<double> series = Signal.Sine(1, 50);
        (await FitAsync(Precision.Bits64, series)).Save(path);
        ForecastModel model = ForecastModel.Load(path);

        EvaluationReport report = model.Evaluate(series);

        // The last fifth of one sequence is held back.
        Assert.Equal((40, 10), (report.WarmUp, report.Steps));
        Assert.Contains("held back from learning, though they chose the best epoch", report.Provenance, StringComparison.Ordinal);
        EvaluationReport more = model.Evaluate(series, steps: 12);
        Assert.Equal((25, 12), (more.WarmUp, more.Steps));
        Assert.Contains("training saw 12 of the 12 steps", more.Provenance, StringComparison.Ordinal);
        Assert.Contains("training saw 10 of the 20 steps", model.Evaluate(series, warmUp: 30).Provenance, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_OfDataOfAnotherLength_DrawsTheSecondHalfAsNew()
    {
        ForecastModel model = await FitAsync(Precision.Bits64, Signal.Sine(1, 50));

        EvaluationReport report = model.Evaluate(Signal.Sine(1, 60, seed: 9));

        Assert.Equal((30, 30), (report.WarmUp, report.Steps));
        Assert.Contains("new to it", report.Provenance, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_OfSeveralLengths_DrawsTheTailOnlyWhereItIsAtTheSameSteps()
    {
        double[] wave = Signal.Sine(1, 80)[0].ToArray();
        SequenceBatch<double> both = SequenceBatch<double>.FromSequences([wave[..50], wave]);
        ForecastModel model = await FitAsync(Precision.Bits64, both);

        // A fifth of the shortest is held back of each: steps 40 to 49 of one and 70 to 79 of the other.
        Assert.Equal(25, model.Evaluate(both).WarmUp);
        Assert.Equal(70, model.Evaluate(both[1..]).WarmUp);
    }

    [Fact]
    public async Task Evaluate_OfAModelThatHeldNoTailBack_DrawsTheSecondHalfAndSaysThatItDoesNotKnow()
    {
        ForecastModel model = await FitAsync(Precision.Bits64);

        EvaluationReport report = model.Evaluate(Signal.Sine(5, 30));

        Assert.Equal((15, 15), (report.WarmUp, report.Steps));
        Assert.Contains("does not know", report.Provenance, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"steps":0,"lengths":[50]}""")]
    [InlineData("""{"steps":50,"lengths":[50]}""")]
    [InlineData("""{"steps":10,"lengths":[]}""")]
    [InlineData("""{"steps":10}""")]
    public async Task Load_OfATailThatCannotBe_NamesTheKey(string text)
    {
        (await FitAsync(Precision.Bits64)).Save(path);
        SafetensorsFile file = SafetensorsFile.Read(path);
        new SafetensorsFile(file.Tensors, new Dictionary<string, string>(file.Metadata) { ["wavecast.heldTail"] = text }).Write(path);

        Assert.Contains("wavecast.heldTail", Assert.Throws<ModelFormatException>(() => ForecastModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_WithAPeriodBeyondTheWarmUp_BlamesTheWarmUp()
    {
        ForecastModel model = await FitAsync(Precision.Bits64);

        ArgumentException error = Assert.Throws<ArgumentException>("period", () => model.Evaluate(Signal.Sine(1, 50, seed: 9), period: 31));
        Assert.StartsWith("The warm-up of 25 steps is shorter than the period of 31; take a longer warm-up or a shorter period.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Network_InTheOtherPrecision_IsRefused() =>
        Assert.Throws<InvalidOperationException>((await FitAsync(Precision.Bits64)).Network<float>);

    private static async Task<ForecastModel> FitAsync(Precision precision, SequenceBatch<double>? data = null)
    {
        ForecasterSettings settings = new() { Hidden = [3], Precision = precision };
        settings = settings with { Training = settings.Training with { Epochs = 1, Threads = 1 } };
        ForecastFit fit = await new Forecaster(settings).FitAsync(data ?? Signal.Sine(5, 30), ["a", "b"], cancellationToken: TestContext.Current.CancellationToken);
        return fit.Model;
    }
}
