using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Wavecast.Reproduction.Work;

/// <summary>Results of finished units, one JSON object a line, so that a run that was cut goes on where it stopped.</summary>
/// <remarks>Each record is on the disk before <see cref="Append"/> returns. A last line that a crash cut in half is removed; other lines that are not records are passed over.</remarks>
internal sealed class ResultsFile<T> : IDisposable
{
    private readonly JsonTypeInfo<WorkRecord<T>> type;
    private readonly FileStream stream;
    private readonly Lock door = new();
    private readonly Dictionary<(string Key, string Settings), T> results = [];

    /// <summary>Opens or makes a file, and reads what is in it.</summary>
    /// <exception cref="IOException">It cannot be opened, or another run is writing it.</exception>
    public ResultsFile(string path, JsonTypeInfo<WorkRecord<T>> type)
    {
        this.type = type;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new IOException($"'{path}' cannot be opened; if another run is writing it, wait for its end or take another folder.", e);
        }
        Read();
    }

    /// <summary>The kept result of a unit, if there is one of the same settings; of several, the last.</summary>
    public bool TryGet(WorkUnit<T> unit, out T? result)
    {
        lock (door)
        {
            return results.TryGetValue((unit.Key, unit.Settings), out result);
        }
    }

    /// <summary>Keeps a unit's result.</summary>
    public void Append(WorkUnit<T> unit, T result)
    {
        string line = JsonSerializer.Serialize(new WorkRecord<T>(unit.Key, unit.Settings, result), type) + "\n";
        lock (door)
        {
            stream.Write(Encoding.UTF8.GetBytes(line));
            stream.Flush(flushToDisk: true);
            results[(unit.Key, unit.Settings)] = result;
        }
    }

    public void Dispose() => stream.Dispose();

    private void Read()
    {
        using StreamReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        string text = reader.ReadToEnd();
        int end = text.LastIndexOf('\n') + 1;
        foreach (string line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(line) is { Key: not null, Settings: not null } record)
            {
                results[(record.Key, record.Settings)] = record.Result;
            }
        }
        stream.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(0, end)));
        stream.Seek(0, SeekOrigin.End);
    }

    private WorkRecord<T>? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
