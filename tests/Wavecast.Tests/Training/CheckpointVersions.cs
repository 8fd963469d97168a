using Wavecast.Storage;

namespace Wavecast.Tests.Training;

/// <summary>Checkpoints as earlier versions wrote them.</summary>
internal static class CheckpointVersions
{
    /// <summary>What version 2 held of a run whose history is whole: five counters, and nothing that follows from the losses and epochs.</summary>
    public static SafetensorsFile Second(SafetensorsFile file)
    {
        IEnumerable<Tensor> tensors = file.Tensors.Where(tensor => tensor.Name != "stage" && !tensor.Name.StartsWith("schedule.", StringComparison.Ordinal));
        return new SafetensorsFile(
            tensors.Select(tensor => tensor.Name == "counters" ? Tensor.Create<long>("counters", tensor.ToIntegers().AsSpan(0, 5)) : tensor),
            new Dictionary<string, string>(file.Metadata) { ["wavecast.checkpoint"] = "2" });
    }
}
