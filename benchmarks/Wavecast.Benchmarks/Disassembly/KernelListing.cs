using System.Text.RegularExpressions;

namespace Wavecast.Benchmarks.Disassembly;

/// <summary>The JIT's disassembly of one optimised kernel method.</summary>
/// <param name="Method">Such as <c>ProductKernel.Tiles6x2</c>.</param>
/// <param name="Vectors">Such as <c>Lanes512</c>, or <c>scalar</c>.</param>
/// <param name="Precision"><c>double</c> or <c>float</c>.</param>
/// <param name="Instructions">In the order of the listing.</param>
/// <param name="Labels">Where each label stands: the number of the instruction behind it.</param>
internal sealed partial record KernelListing(string Method, string Vectors, string Precision, IReadOnlyList<string> Instructions, IReadOnlyDictionary<string, int> Labels)
{
    /// <summary>All optimised kernels in a file that <c>DOTNET_JitStdOutFile</c> named; other methods are passed over.</summary>
    public static IEnumerable<KernelListing> Read(string path)
    {
        List<string> instructions = [];
        Dictionary<string, int> labels = [];
        Match? title = null;
        foreach (string line in File.ReadLines(path).Append("; Assembly listing for method end"))
        {
            if (line.StartsWith("; Assembly listing", StringComparison.Ordinal))
            {
                if (title is not null)
                {
                    yield return Of(title, instructions, labels);
                }
                title = Title().Match(line) is { Success: true } found ? found : null;
                (instructions, labels) = ([], []);
            }
            else if (Label().Match(line) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = instructions.Count;
            }
            // An alignment is bytes between blocks, which no loop executes.
            else if (Instruction().IsMatch(line) && !line.TrimStart().StartsWith("align", StringComparison.Ordinal))
            {
                instructions.Add(line.Trim());
            }
        }
    }

    private static KernelListing Of(Match title, List<string> instructions, Dictionary<string, int> labels)
    {
        string arguments = title.Groups["arguments"].Value;
        Match vectors = Vector().Match(arguments);
        return new KernelListing(
            $"{title.Groups["kernel"].Value}.{title.Groups["method"].Value}",
            vectors.Success ? vectors.Value : "scalar",
            arguments.Contains("double", StringComparison.Ordinal) ? "double" : "float",
            instructions,
            labels);
    }

    [GeneratedRegex(@"Wavecast\.Kernels\.(?<kernel>\w+Kernel)`\d\[(?<arguments>.*)\]:(?<method>\w+)\(.*\(FullOpts\)$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^ {7}[a-z]")]
    private static partial Regex Instruction();

    [GeneratedRegex(@"Lanes\d+")]
    private static partial Regex Vector();
}
