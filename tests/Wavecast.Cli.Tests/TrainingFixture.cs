using System.Text.Json;

namespace Wavecast.Cli.Tests;

/// <summary>A small model, trained once for the tests that read or use it.</summary>
public sealed class TrainingFixture : IAsyncLifetime
{
    public const int Sequences = 5;

    public const int Length = 30;

    public TemporaryFolder Folder { get; } = new();

    /// <summary>What <c>train --json</c> printed.</summary>
    public JsonElement Trained { get; private set; }

    public string Data => Folder["waves.csv"];

    public string Model => Folder["model.safetensors"];

    public async ValueTask InitializeAsync()
    {
        Folder.Write("waves.csv", Waves.Csv(Sequences, Length));
        ToolRun run = await ToolRun.SucceedAsync("train", Data, "--hidden", "4", "--bypass", "0", "--epochs", "3", "--seed", "5", "--out", Model, "--json");
        Trained = run.Json;
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
