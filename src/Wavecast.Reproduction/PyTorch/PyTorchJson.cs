using System.Text.Json.Serialization;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>The forms of PyTorch's losses and of kept trainings. A loss that exploded may not be finite.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(GoldenLosses))]
[JsonSerializable(typeof(WorkRecord<ExampleRun>))]
internal sealed partial class PyTorchJson : JsonSerializerContext;
