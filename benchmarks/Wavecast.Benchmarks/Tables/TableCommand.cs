using System.CommandLine;

namespace Wavecast.Benchmarks.Tables;

/// <summary>The <c>table</c> command: measures, with peers in the same rounds, and writes the results that the report is made from.</summary>
internal static class TableCommand
{
    public static Command Create()
    {
        Argument<string[]> tables = new("tables") { Description = "Tables to measure; all without one.", Arity = ArgumentArity.ZeroOrMore };
        Option<string> path = new("--out") { Required = true, Description = "The results' file, JSON." };
        Option<bool> quick = new("--quick") { Description = "Small sizes and few rounds, for trying out." };
        Option<int?> rounds = new("--rounds") { Description = "Runs of each contender, in turn; default 7, with --quick 3." };
        Option<string[]> peers = new("--peer") { Description = "NAME=COMMAND of a peer's program, or NAME=missing:WHY; may be repeated.", DefaultValueFactory = _ => [] };
        Command command = new("table", "Measures the tables of docs/benchmarks.md.") { tables, path, quick, rounds, peers };
        command.SetAction(parsed => Failure.InOneLine(() => Run(
            parsed.GetValue(tables)!,
            parsed.GetValue(path)!,
            parsed.GetValue(quick),
            Math.Max(1, parsed.GetValue(rounds) ?? (parsed.GetValue(quick) ? 3 : 7)),
            parsed.GetValue(peers)!)));
        return command;
    }

    private static int Run(string[] names, string path, bool quick, int rounds, string[] peerTexts)
    {
        // Before anything of this run adds to the load.
        Machine machine = Machine.Here();
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder '{folder}' for the results; make it, or give another --out.");
            return 2;
        }
        List<string> missing = [];
        using PeerSet peers = PeerSet.Start(peerTexts, missing);
        Plan plan = new(quick, peers.Processes, reason => Add(missing, reason));
        string? unknown = names.FirstOrDefault(name => plan.Tables.All(table => table.Name != name));
        if (unknown is not null)
        {
            Console.Error.WriteLine($"There is no table '{unknown}'; use {string.Join(", ", plan.Tables.Select(table => table.Name))}.");
            return 2;
        }
        Rounds measuring = new(rounds);
        List<CacheSpeed> before = [.. plan.CacheSizes.Select(size => new CacheSpeed(size, CacheMeter.BytesPerSecond(size)))];
        List<Row> rows = [];
        Write();
        foreach ((string name, Func<IEnumerable<Contender[]>> groups) in plan.Tables.Where(table => names.Length == 0 || names.Contains(table.Name)))
        {
            foreach (Contender[] group in groups())
            {
                IReadOnlyList<Row> measured = measuring.Measure(name, group);
                rows.AddRange(measured);
                foreach (Row row in measured)
                {
                    Console.Error.WriteLine($"{name}: {row.Contender} {row.Work.Precision} {row.Work.Hidden} {row.Work.Batch} × {row.Work.Length}, {row.Work.Threads} thread(s) {row.Work.Form}: {row.Median * 1e3:G4} ms ({row.Low * 1e3:G4} to {row.High * 1e3:G4})");
                }
            }
            Write();
        }
        return 0;

        // After each table, so that a run that is cut leaves what it has.
        void Write()
        {
            CacheSpeed[] speeds = [.. before.Select(speed => speed with { BytesPerSecond = Math.Max(speed.BytesPerSecond, CacheMeter.BytesPerSecond(speed.Bytes)) })];
            new Results(quick, machine, [.. peers.Versions], [.. missing], [.. speeds], [.. rows]).Write(path);
        }
    }

    private static void Add(List<string> missing, string reason)
    {
        if (!missing.Contains(reason))
        {
            missing.Add(reason);
        }
    }
}
