using System.Text.RegularExpressions;

namespace Wavecast.Benchmarks.Disassembly;

/// <summary>A loop that has no other loop in it.</summary>
/// <param name="Instructions">All that belong to it, those beside its shortest way too.</param>
/// <param name="Calls">Instructions that call.</param>
/// <param name="VectorSpills">Instructions that move a vector to or from the stack.</param>
/// <param name="StackAccesses">Other instructions that address the stack: a pointer or a counter without a register.</param>
internal sealed partial record InnermostLoop(int Instructions, int Calls, int VectorSpills, int StackAccesses)
{
    /// <summary>The loops of a kernel, in the order of their first instruction.</summary>
    /// <remarks>Natural loops, since the JIT moves blocks about: a jump backwards in the listing need not be a loop.</remarks>
    public static IReadOnlyList<InnermostLoop> Of(KernelListing kernel)
    {
        int count = kernel.Instructions.Count;
        int[][] next = [.. Enumerable.Range(0, count).Select(i => Successors(kernel, i))];
        HashSet<int> executed = Reachable(next, 0, without: -1);
        HashSet<int>[] loops =
        [
            .. from tail in Enumerable.Range(0, count)
               where executed.Contains(tail)
               from head in next[tail]
               where !Reachable(next, 0, without: head).Contains(tail)
               group tail by head into tails
               orderby tails.Key
               select Body(next, tails.Key, tails),
        ];
        return [.. loops.Where(loop => !loops.Any(other => other.Count < loop.Count && other.IsSubsetOf(loop))).Select(loop => Count(kernel, loop))];
    }

    private static int[] Successors(KernelListing kernel, int at)
    {
        string[] words = kernel.Instructions[at].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<int> next = [];
        if (words[0] is not ("jmp" or "ret" or "int3") && at + 1 < kernel.Instructions.Count)
        {
            next.Add(at + 1);
        }
        if (words[0][0] == 'j' && kernel.Labels.TryGetValue(words[^1], out int target))
        {
            next.Add(target);
        }
        return [.. next];
    }

    /// <summary>What can be reached from an instruction without passing another.</summary>
    private static HashSet<int> Reachable(int[][] next, int start, int without)
    {
        HashSet<int> seen = [];
        Stack<int> open = new([start]);
        while (open.TryPop(out int at))
        {
            if (at != without && seen.Add(at))
            {
                Array.ForEach(next[at], open.Push);
            }
        }
        return seen;
    }

    /// <summary>The head, and all that reaches a tail without passing the head.</summary>
    private static HashSet<int> Body(int[][] next, int head, IEnumerable<int> tails)
    {
        List<int>[] previous = [.. next.Select(_ => new List<int>())];
        for (int at = 0; at < next.Length; at++)
        {
            Array.ForEach(next[at], target => previous[target].Add(at));
        }
        int[][] back = [.. previous.Select(list => list.ToArray())];
        return [head, .. tails.SelectMany(tail => Reachable(back, tail, without: head))];
    }

    private static InnermostLoop Count(KernelListing kernel, HashSet<int> loop)
    {
        string[] lines = [.. loop.Select(at => kernel.Instructions[at])];
        return new InnermostLoop(
            lines.Length,
            lines.Count(line => line.StartsWith("call", StringComparison.Ordinal)),
            lines.Count(line => Stack().IsMatch(line) && Vector().IsMatch(line)),
            lines.Count(line => Stack().IsMatch(line) && !Vector().IsMatch(line)));
    }

    [GeneratedRegex(@"\[r[bs]p\b")]
    private static partial Regex Stack();

    [GeneratedRegex(@"\b[xyz]mm\d")]
    private static partial Regex Vector();
}
