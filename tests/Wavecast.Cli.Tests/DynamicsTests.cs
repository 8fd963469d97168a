using System.Text.Json;

namespace Wavecast.Cli.Tests;

public sealed class DynamicsTests(TrainingFixture fixture) : IClassFixture<TrainingFixture>
{
    private static readonly string[] Attractors = ["fixedPoint", "limitCycle", "torus", "chaos", "leaves", "unsettled"];

    [Fact]
    public async Task Json_OfDynamics_HasTheFieldsOfItsContract()
    {
        ToolRun run = await ToolRun.SucceedAsync(
            "dynamics", fixture.Model, fixture.Data, "--columns", "s0,s1", "--steps", "500", "--exponents", "3", "--known", "sine", "--dt", "0.5", "--json");

        Assert.Equal(0.5, run.Json.GetProperty("timeStep").GetDouble());
        Assert.Equal(["s0", "s1"], run.Json.GetProperty("sequences").EnumerateArray().Select(found => found.GetProperty("name").GetString()));
        JsonElement first = run.Json.GetProperty("sequences")[0];
        Assert.Contains(first.GetProperty("attractor").GetString(), Attractors);
        Assert.Equal(TrainingFixture.Length / 2, first.GetProperty("warmUp").GetInt32());
        JsonElement[] exponents = [.. first.GetProperty("exponents").EnumerateArray()];
        Assert.Equal(3, exponents.Length);
        Assert.All(exponents, exponent =>
            Assert.Equal(2 * exponent.GetProperty("perStep").GetDouble(), exponent.GetProperty("perTimeUnit").GetDouble(), 1e-12));
        foreach (string figure in (string[])["amplitude", "truthAmplitude", "amplitudeDrift", "period", "truthPeriod", "frequencyDrift", "phaseDrift", "phaseAgainst", "phaseStep"])
        {
            Assert.True(first.GetProperty("features")[0].TryGetProperty(figure, out _), figure);
        }
        Assert.Equal(0, run.Json.GetProperty("known").GetProperty("exponentsPerTimeUnit")[0].GetDouble());
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Text_WithoutData_StartsFromTheZeroState()
    {
        using TemporaryFolder folder = new();

        ToolRun run = await ToolRun.SucceedAsync("dynamics", fixture.Model, "--steps", "500", "--picture", folder["page.svg"]);

        Assert.StartsWith("the zero state: 500 steps drawn", run.Out, StringComparison.Ordinal);
        Assert.Contains("The free run", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["page.svg"]));
    }

    [Fact]
    public async Task Sequences_BeyondTheFourth_AreLeftOutAndItSaysSo()
    {
        ToolRun run = await ToolRun.SucceedAsync("dynamics", fixture.Model, fixture.Data, "--steps", "400", "--exponents", "1", "--json");

        Assert.Equal(4, run.Json.GetProperty("sequences").GetArrayLength());
        Assert.Contains("first 4 of 5 sequences", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarmUp_WithoutData_IsRefused()
    {
        ToolRun run = await ToolRun.InsideAsync("dynamics", fixture.Model, "--warm-up", "5");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no DATA", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--steps", "10", "--steps is '10'")]
    [InlineData("--known", "noise", "--known is 'noise'")]
    [InlineData("--warm-up", "31", "warm-up of 31")]
    public async Task Option_ThatCannotBe_IsNamed(string option, string value, string expected)
    {
        ToolRun run = await ToolRun.InsideAsync("dynamics", fixture.Model, fixture.Data, option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
