using System.CommandLine;
using Wavecast.Storage;
using static System.FormattableString;

namespace Wavecast.Benchmarks.Disassembly;

/// <summary>The <c>kernels</c> command: holds the innermost loops of disassembled kernels to recorded counts.</summary>
internal static class KernelsCommand
{
    private const string Header = """
        # The innermost loops of the kernels, by benchmarks/check-kernels.sh --accept:
        # METHOD VECTORS PRECISION LOOP INSTRUCTIONS STACK, the last two at most. A call and a vector on the stack are never allowed.

        """;

    public static Command Create()
    {
        Argument<string[]> listings = new("listings") { Description = "Files of disassembly (DOTNET_JitStdOutFile).", Arity = ArgumentArity.OneOrMore };
        Option<string> counts = new("--counts") { Required = true, Description = "The recorded counts." };
        Option<bool> accept = new("--accept") { Description = "Record what is there." };
        Command command = new("kernels", "Compares the innermost loops of disassembled kernels with recorded counts.") { listings, counts, accept };
        command.SetAction(parsed => Failure.InOneLine(() => Run(parsed.GetValue(listings)!, parsed.GetValue(counts)!, parsed.GetValue(accept))));
        return command;
    }

    private static int Run(string[] listings, string path, bool accept)
    {
        SortedDictionary<string, InnermostLoop> found = new(StringComparer.Ordinal);
        foreach (KernelListing kernel in listings.SelectMany(KernelListing.Read))
        {
            IReadOnlyList<InnermostLoop> loops = InnermostLoop.Of(kernel);
            for (int i = 0; i < loops.Count; i++)
            {
                found[Invariant($"{kernel.Method} {kernel.Vectors} {kernel.Precision} {i + 1}")] = loops[i];
            }
        }
        if (accept)
        {
            AtomicFile.WriteText(path, Header + string.Concat(found.Select(pair => $"{new LoopRecord(pair.Key, pair.Value.Instructions, pair.Value.StackAccesses)}\n")));
        }
        string[] violations = [.. Violations(found, LoopRecord.Read(path))];
        Array.ForEach(violations, Console.WriteLine);
        Console.Error.WriteLine(Invariant($"{found.Count} innermost loops, {violations.Length} violations."));
        return violations.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Violations(IReadOnlyDictionary<string, InnermostLoop> found, IReadOnlyList<LoopRecord> records)
    {
        foreach ((string name, InnermostLoop loop) in found)
        {
            LoopRecord? allowed = records.FirstOrDefault(record => record.Loop == name);
            if (loop.Calls > 0)
            {
                yield return $"{name}: {loop.Calls} calls; expected none.";
            }
            if (loop.VectorSpills > 0)
            {
                yield return $"{name}: {loop.VectorSpills} instructions move vectors to or from the stack; expected none.";
            }
            if (allowed is null)
            {
                yield return $"{name}: not recorded; look at it, then record it with --accept.";
                continue;
            }
            if (loop.Instructions > allowed.Instructions)
            {
                yield return $"{name}: {loop.Instructions} instructions; expected {allowed.Instructions} at most.";
            }
            if (loop.StackAccesses > allowed.StackAccesses)
            {
                yield return $"{name}: {loop.StackAccesses} accesses to the stack; expected {allowed.StackAccesses} at most.";
            }
        }
        // A processor without 512-bit vectors compiles no such kernel; but a width that is there is to have all of its kernels.
        HashSet<string> widths = [.. found.Keys.Select(Width)];
        foreach (LoopRecord gone in records.Where(record => widths.Contains(Width(record.Loop)) && !found.ContainsKey(record.Loop)))
        {
            yield return $"{gone.Loop}: recorded, but not found; if it is meant to be gone, record anew with --accept.";
        }
    }

    private static string Width(string loop) => loop.Split(' ')[1];
}
