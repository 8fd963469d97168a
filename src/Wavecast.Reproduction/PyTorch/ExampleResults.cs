namespace Wavecast.Reproduction.PyTorch;

/// <summary>Everything that was measured.</summary>
/// <param name="Example">Of what.</param>
/// <param name="Golden">PyTorch's own losses.</param>
/// <param name="Own">The fixed step from the script's own seed.</param>
/// <param name="Exploding">The fixed step at the rate and from the seed that explode; as published, the same.</param>
/// <param name="Rescued">The rescued training from that seed.</param>
/// <param name="Perturbed">The fixed step from the same weights moved in their last bit.</param>
internal sealed record ExampleResults(
    PyTorchExample Example, GoldenLosses Golden, ExampleRun Own, ExampleRun Exploding, ExampleRun Rescued, IReadOnlyList<ExampleRun> Perturbed);
