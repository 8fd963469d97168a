using System.Buffers.Binary;
using System.Text;

namespace Wavecast.Cli.Tests;

/// <summary>A folder of good and bad files that many command lines are tried on.</summary>
public sealed class WrongInputFixture : IAsyncLifetime
{
    public TemporaryFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Folder.Write("good.csv", Waves.Csv(6, 40));
        Folder.Write("empty.csv", "");
        Folder.Write("header.csv", "a,b\n");
        Folder.Write("one-row.csv", "a,b\n1,2\n");
        Folder.Write("ragged.csv", "a,b\n1,2\n3\n4,5,6\n");
        Folder.Write("text.csv", "a,b\n1,2\n3,four\n5,6\n");
        Folder.Write("nan.csv", "a,b\n1,2\n3,NaN\n5,6\n");
        Folder.Write("missing.csv", "a,b\n1,2\n3,\n5,6\n");
        Folder.Write("commas.csv", "step;a\n0;1,250\n1;1,500\n2;2,500\n");
        Folder.Write("words.csv", "a,b\nx,y\nz,w\n");
        await File.WriteAllBytesAsync(Folder["binary.csv"], [0, 1, 2, 255, 254, 0, 10, 0, 7]);
        Directory.CreateDirectory(Folder["folder"]);
        await ToolRun.SucceedAsync("train", Folder["good.csv"], "--hidden", "3", "--epochs", "1", "--out", Folder["model.safetensors"], "--checkpoint", Folder["run.checkpoint"]);
        File.Copy(Folder["run.checkpoint"], Folder["interrupted.checkpoint"]);
        WriteHostileModels(await File.ReadAllBytesAsync(Folder["model.safetensors"]));
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteHostileModels(byte[] good)
    {
        Save("truncated", good[..^8]);
        Save("short", good[..5]);
        Save("long-header", [.. BitConverter.GetBytes(ulong.MaxValue), .. good[8..]]);
        Save("no-json", [.. good[..8], .. Encoding.ASCII.GetBytes(new string('x', good.Length - 8))]);
        Save("another-shape", Edit(good, "hidden=3", "hidden=4"));
        Save("huge-shape", Edit(good, "hidden=3", "hidden=65535,65535"));
        Save("no-shape", Edit(good, "hidden=3", "hidden=x"));
        Save("version", Edit(good, "\"wavecast.format\":\"1\"", "\"wavecast.format\":\"9\""));
        Save("integers", Edit(good, "\"F64\"", "\"I64\""));
        Save("renamed", Edit(good, "\"linear.bias\"", "\"linear.boas\""));
        Save("bad-scaler", Edit(good, "\\\"scale\\\":[", "\\\"scale\\\":[0,"));
        byte[] notFinite = [.. good];
        BinaryPrimitives.WriteDoubleLittleEndian(notFinite.AsSpan(notFinite.Length - 8), double.NaN);
        Save("not-finite", notFinite);
        Save("no-model", Encoding.ASCII.GetBytes("step,s0\n0,1\n1,2\n"));
    }

    private void Save(string name, byte[] bytes) => File.WriteAllBytes(Folder[$"{name}.safetensors"], bytes);

    /// <summary>The same file with another text in its header, whose length is mended.</summary>
    private static byte[] Edit(byte[] file, string old, string other)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        string header = Encoding.UTF8.GetString(file, 8, length);
        Assert.Contains(old, header, StringComparison.Ordinal);
        string edited = header.Replace(old, other, StringComparison.Ordinal).TrimEnd(' ');
        edited = edited.PadRight((edited.Length + 7) / 8 * 8);
        return [.. BitConverter.GetBytes((ulong)edited.Length), .. Encoding.UTF8.GetBytes(edited), .. file[(8 + length)..]];
    }
}
