using System.Text.Json.Serialization;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Chaos;

/// <summary>What one method with one seed did under one protocol.</summary>
/// <param name="Value">What the protocol asks for.</param>
/// <param name="ByStart">The same by test start, where the protocol has it by start.</param>
/// <param name="Curve">Root mean square error of each step over all starts, by the standard deviation of the signal.</param>
/// <param name="Drawing">The first feature of the first start's drawing.</param>
/// <param name="LearningSeconds">Processor time of learning.</param>
internal sealed record ChaosFigures(double Value, double[] ByStart, double[] Curve, double[] Drawing, double LearningSeconds);

/// <summary>The format of kept results.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(WorkRecord<ChaosFigures>))]
internal sealed partial class ChaosJson : JsonSerializerContext;
