using System.Text.Json.Serialization;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Tests;

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(WorkRecord<double>))]
internal sealed partial class TestJson : JsonSerializerContext;
