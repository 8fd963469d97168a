using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using OnnxPeer;

// ONNX Runtime as a peer of the tables; the lines that it reads and writes are those of PeerProcess.cs.
// Its LSTM is float only, and more threads than one only slow a step of one sequence down.
bool single = args is ["1", ..];
Console.WriteLine($"peer ONNX-Runtime {OrtEnv.Instance().GetVersionString()}");
string prepared = "";
FreeRun? run = null;
while (Console.ReadLine() is { } line)
{
    if (!single || line.Split(' ') is not ["step", "float", string hidden, _, string length, _, string repeats])
    {
        Console.WriteLine("unsupported");
        continue;
    }
    if (run is null || hidden != prepared)
    {
        run?.Dispose();
        run = new FreeRun([.. hidden.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        prepared = hidden;
    }
    int times = int.Parse(repeats, CultureInfo.InvariantCulture), steps = times * int.Parse(length, CultureInfo.InvariantCulture);
    long start = Stopwatch.GetTimestamp();
    for (int i = 0; i < steps; i++)
    {
        run.Step();
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds {Stopwatch.GetElapsedTime(start).TotalSeconds / times:R}"));
}
run?.Dispose();
