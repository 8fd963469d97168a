using System.Text.Json.Serialization;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.Article;

/// <summary>How results are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(WorkRecord<ArticleRun>))]
internal sealed partial class ArticleJson : JsonSerializerContext;
