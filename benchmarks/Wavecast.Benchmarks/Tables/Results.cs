using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wavecast.Storage;

namespace Wavecast.Benchmarks.Tables;

/// <summary>All that one run of the tables measured: what the report is written from.</summary>
/// <param name="Quick">Whether small sizes and few rounds were taken, for trying out.</param>
/// <param name="Machine">Where.</param>
/// <param name="Peers">Names and versions of the peers that took part.</param>
/// <param name="Missing">Peers, or works of a peer, that are not in the tables, with the reason.</param>
/// <param name="CacheSpeeds">Of the sizes that the steps' weights have.</param>
/// <param name="Rows">Everything measured.</param>
internal sealed record Results(
    bool Quick,
    Machine Machine,
    ImmutableArray<string> Peers,
    ImmutableArray<string> Missing,
    ImmutableArray<CacheSpeed> CacheSpeeds,
    ImmutableArray<Row> Rows)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Results Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Results>(File.ReadAllText(path), Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is not what `table` writes: {e.Message} Measure again.", e);
        }
    }

    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, Options) + "\n");
}
