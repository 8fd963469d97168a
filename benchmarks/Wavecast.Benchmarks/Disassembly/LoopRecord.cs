using System.Globalization;
using static System.FormattableString;

namespace Wavecast.Benchmarks.Disassembly;

/// <summary>What an innermost loop may take: a line of the recorded file.</summary>
/// <param name="Loop">Kernel, vectors, precision and the loop's number in it.</param>
/// <param name="Instructions">Most instructions.</param>
/// <param name="StackAccesses">Most of them that address the stack for other than vectors.</param>
internal sealed record LoopRecord(string Loop, int Instructions, int StackAccesses)
{

    public override string ToString() => Invariant($"{Loop} {Instructions} {StackAccesses}");

    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static IReadOnlyList<LoopRecord> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => Parse(path, line))];

    private static LoopRecord Parse(string path, string line)
    {
        string[] words = line.Split(' ');
        return words.Length == 6 && int.TryParse(words[4], CultureInfo.InvariantCulture, out int instructions) && int.TryParse(words[5], CultureInfo.InvariantCulture, out int stack)
            ? new LoopRecord(string.Join(' ', words[..4]), instructions, stack)
            : throw new InvalidDataException($"'{path}': expected `METHOD VECTORS PRECISION LOOP INSTRUCTIONS STACK`, found '{line}'. Record the counts again with --accept.");
    }
}
