using System.Globalization;

namespace Wavecast.Cli.Tests;

public sealed class DrawTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    [Fact]
    public async Task Csv_OfADrawing_HasEveryPredictedStepInTheDatasNumbering()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("draw", fixture.Model, fixture.Data, "--warm-up", "10", "--steps", "6", "--out", folder["d.csv"]);

        string[][] rows = Rows(folder["d.csv"]);
        Assert.Equal(["step", "part", "s0", "s1", "s2", "s3", "s4"], rows[0]);
        Assert.Equal(Enumerable.Range(1, 15), rows[1..].Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)));
        Assert.All(rows[1..10], row => Assert.Equal("teacher-forced", row[1]));
        Assert.All(rows[10..], row => Assert.Equal("free-run", row[1]));
    }

    [Fact]
    public async Task Csv_OfADrawing_HoldsTheNetworksOwnValuesInTheDatasUnits()
    {
        using TemporaryFolder folder = new();

        await ToolRun.SucceedAsync("draw", fixture.Model, fixture.Data, "--warm-up", "10", "--steps", "6", "--out", folder["d.csv"]);

        // By hand: a state that is told the true values of wave 2, then its own predictions.
        ForecastModel model = ForecastModel.Load(fixture.Model);
        NetworkState<double> state = model.Network<double>().CreateState();
        (double offset, double scale) = (model.Scaler.Offset[0], model.Scaler.Scale[0]);
        string[][] rows = Rows(folder["d.csv"]);
        double[] prediction = new double[1];
        for (int step = 0; step < 15; step++)
        {
            double input = step < 10 ? (Waves.At(2, step) - offset) / scale : prediction[0];
            state.Step([input], prediction);
            double written = double.Parse(rows[1 + step][4], CultureInfo.InvariantCulture);
            // One sequence and a block of them are summed in different orders.
            Assert.Equal(prediction[0] * scale + offset, written, 1e-11);
        }
    }

    [Fact]
    public async Task Draw_WithoutWarmUp_ReadsWholeSequencesAndDrawsAsManyStepsAsTheyHave()
    {
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.SucceedAsync("draw", fixture.Model, fixture.Data, "--out", folder["d.csv"], "--json");

        Assert.All(run.Json.GetProperty("warmUp").EnumerateArray(), warmUp => Assert.Equal(TrainingFixture.Length, warmUp.GetInt32()));
        Assert.Equal(TrainingFixture.Length, run.Json.GetProperty("steps").GetInt32());
    }

    [Fact]
    public async Task Csv_OfSequencesOfDifferentLengths_IsInLongLayout()
    {
        using TemporaryFolder folder = new();
        string data = folder.Write("long.csv", "id,step,value\na,0,0.1\na,1,0.2\na,2,0.3\nb,0,1\nb,1,2\n");

        await ToolRun.SucceedAsync("draw", fixture.Model, data, "--id", "id", "--steps", "2", "--out", folder["d.csv"]);

        string[][] rows = Rows(folder["d.csv"]);
        Assert.Equal(["id", "step", "part"], rows[0][..3]);
        Assert.Equal(["a 1 teacher-forced", "a 2 teacher-forced", "a 3 free-run", "a 4 free-run", "b 1 teacher-forced", "b 2 free-run", "b 3 free-run"], rows[1..].Select(row => string.Join(' ', row[..3])));
    }

    [Fact]
    public async Task Out_GivenSeveralTimes_WritesEveryFile()
    {
        using TemporaryFolder folder = new();
        string[] paths = [folder["d.csv"], folder["d.pdf"], folder["d.png"], folder["d.svg"]];

        await ToolRun.SucceedAsync(["draw", fixture.Model, fixture.Data, "--steps", "5", .. paths.SelectMany(path => (string[])["--out", path])]);

        Assert.Equal(paths, folder.List());
        Assert.Equal("%PDF", File.ReadAllText(paths[1])[..4]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(paths[2])[..4]);
        Assert.Contains("<svg", File.ReadAllText(paths[3]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plot_WithoutOut_ShowsTheDrawing()
    {
        ToolRun run = await ToolRun.SucceedAsync("draw", fixture.Model, fixture.Data, "--steps", "5", "--columns", "s1", "--plot");

        Assert.Contains("s1", run.Out, StringComparison.Ordinal);
        Assert.True(run.Out.Split('\n').Length > 15);
        Assert.DoesNotContain('\u001b', run.Out);
    }

    private static string[][] Rows(string path) => [.. File.ReadAllLines(path).Select(line => line.Split(','))];
}
