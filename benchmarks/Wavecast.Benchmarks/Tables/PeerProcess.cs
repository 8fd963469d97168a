using System.Diagnostics;
using System.Globalization;

namespace Wavecast.Benchmarks.Tables;

/// <summary>A peer's program, which waits for work on its standard input and says how long it took.</summary>
/// <remarks>
/// Its first line is <c>peer NAME VERSION</c>, with a fourth word where it is one of several builds, or <c>missing WHY</c>. Asked by <c>KIND PRECISION HIDDEN BATCH LENGTH FORM REPEATS</c>, it
/// answers <c>seconds S</c> (of one repetition, set-up and questions apart), <c>unsupported</c> where it has no such work, or <c>cannot WHY</c>.
/// </remarks>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;

    private PeerProcess(Process process, string name, string version, string build, int threads) =>
        (this.process, Name, Version, Build, Threads) = (process, name, version, build, threads);

    public string Name { get; }

    public string Version { get; }

    /// <summary>How it was built, where there are several builds of one peer, of which the best counts; empty otherwise.</summary>
    public string Build { get; }

    public int Threads { get; }

    /// <summary>Starts a peer.</summary>
    /// <param name="command">Program and arguments, separated by spaces; the number of threads follows as the last argument.</param>
    /// <param name="threads">Threads it is to use.</param>
    /// <exception cref="PeerMissingException">It does not start, or says that it is missing.</exception>
    public static PeerProcess Start(string command, int threads)
    {
        string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), threads.ToString(CultureInfo.InvariantCulture)];
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PeerMissingException($"'{words[0]}' does not start: {e.Message}", e);
        }
        string[] greeting = (process.StandardOutput.ReadLine() ?? "missing it ended without a word").Split(' ', 4);
        if (greeting is ["peer", string name, string version, ..])
        {
            return new PeerProcess(process, name, version, greeting.Length > 3 ? greeting[3] : "", threads);
        }
        process.Kill();
        process.Dispose();
        throw new PeerMissingException(greeting[0] == "missing" ? string.Join(' ', greeting[1..]) : $"expected 'peer NAME VERSION', it said '{string.Join(' ', greeting)}'");
    }

    /// <summary>The peer's part in a table; without work where it does not support it.</summary>
    /// <param name="work">What to do; its threads are the peer's.</param>
    /// <param name="refused">Told why where the peer cannot do what it should.</param>
    public Contender Of(Work work, Action<string> refused) => new(Name, work with { Threads = Threads, Form = Build.Length > 0 ? Build : work.Form }, () => Prepare(work, refused));

    /// <summary>Whether a peer of this name has such work at all is asked by doing it once, which warms it up too.</summary>
    private PreparedRun? Prepare(Work work, Action<string> refused)
    {
        string answer = Ask(work, 1);
        if (answer.StartsWith("cannot ", StringComparison.Ordinal))
        {
            refused($"{work.Kind} {work.Precision} {work.Hidden}: {answer["cannot ".Length..]}");
        }
        return answer.StartsWith("seconds ", StringComparison.Ordinal) ? new PreparedRun(repeats => Run(work, repeats)) : null;
    }

    private Outcome Run(Work work, int repeats)
    {
        string[] answer = Ask(work, repeats).Split(' ');
        return answer is ["seconds", string seconds] && double.TryParse(seconds, CultureInfo.InvariantCulture, out double value)
            ? new Outcome(value)
            : throw new InvalidOperationException($"The peer {Name} answered '{string.Join(' ', answer)}'; expected 'seconds S'.");
    }

    private string Ask(Work work, int repeats)
    {
        string kind = work.Kind == WorkKind.Evaluation ? "evaluation" : "step";
        string form = work.Form.Length > 0 ? work.Form : "any";
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} {work.Precision} {work.Hidden} {work.Batch} {work.Length} {form} {repeats}"));
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The peer {Name} ended in the middle of its work; run it by itself to see why.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5000))
        {
            process.Kill();
        }
        process.Dispose();
    }
}
