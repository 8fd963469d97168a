using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>PyTorch's own losses of an example; <c>Golden/README.md</c> says what made them.</summary>
internal sealed record GoldenLosses([property: JsonPropertyName("steps")] GoldenStep[] Steps)
{
    /// <summary>The training losses of all evaluations.</summary>
    public double[] Losses => [.. Steps.SelectMany(step => step.Losses)];

    public static GoldenLosses Read(string example)
    {
        using Stream stream = typeof(GoldenLosses).Assembly.GetManifestResourceStream($"Golden.{example}.json")
            ?? throw new InvalidOperationException($"There are no losses of {example} in this assembly.");
        return JsonSerializer.Deserialize(stream, PyTorchJson.Default.GoldenLosses)!;
    }
}

/// <summary>An optimizer step of PyTorch.</summary>
/// <param name="Losses">The training loss of each evaluation.</param>
/// <param name="TestLoss">The loss of the test sequences after it.</param>
internal sealed record GoldenStep([property: JsonPropertyName("closure_losses")] double[] Losses, [property: JsonPropertyName("test_loss")] double TestLoss);
