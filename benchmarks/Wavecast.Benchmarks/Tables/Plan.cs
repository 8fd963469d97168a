using System.Collections.Immutable;

namespace Wavecast.Benchmarks.Tables;

/// <summary>What the tables measure: a table's name and its groups, each measured in turn.</summary>
/// <param name="quick">Small sizes, for trying out.</param>
/// <param name="peers">Programs that measure beside Wavecast.</param>
/// <param name="refused">Told what a peer cannot do.</param>
/// <remarks>A group is set up as a whole, so what takes much memory is a group of its own.</remarks>
internal sealed class Plan(bool quick, IReadOnlyList<PeerProcess> peers, Action<string> refused)
{
    public const string Example = "51,51";

    /// <summary>Sequence steps beyond which the stored states would take gigabytes.</summary>
    private const double MostStoredSteps = 300_000;

    private static readonly string[] PeerForms = ["cell", "lstm"];

    private static readonly int[] ManyBatches = [16, 48, 96, 192, 384, 768, 1536, 3072, 8192];

    private static readonly int[] FewBatches = [16, 96, 384];

    private static readonly int[] ManyLengths = [100, 1000, 10_000, 100_000, 1_000_000];

    private static readonly int[] FewLengths = [100, 1000];

    private readonly int length = quick ? 40 : 999;

    private readonly int curveLength = quick ? 20 : 200;

    private int[] Sizes => quick ? [4, 16, 51, 128] : [4, 8, 12, 16, 24, 32, 48, 51, 64, 96, 128, 192, 256, 384, 512];

    /// <summary>The tables by name, in the report's order; each gives groups of contenders.</summary>
    public ImmutableArray<(string Name, Func<IEnumerable<Contender[]>> Groups)> Tables =>
    [
        ("closure", Closure),
        ("curve", Curve),
        ("threads", Threads),
        ("step", Steps),
        ("streams", Streams),
        ("memory", Memory),
        ("batch", Batches),
        ("length", Lengths),
        ("small", Small),
        ("optimizers", Optimizers),
    ];

    /// <summary>Bytes whose reading is measured: the weights of every step, and a size for each level of cache.</summary>
    public IEnumerable<long> CacheSizes =>
        Steps().SelectMany(group => group).Select(contender => contender.Work.WeightBytes).Concat([16L << 10, 256L << 10, 8L << 20]).Distinct().Order();

    /// <summary>The example, with every peer beside it, whole blocks of it, and a large and a small network, in both precisions.</summary>
    private IEnumerable<Contender[]> Closure()
    {
        (string Hidden, int Batch, int Length)[] sizes = [(Example, 97, length), (Example, 96, length), ("16,16", 96, curveLength), ("256,256", 96, quick ? 2 : 200)];
        foreach ((string hidden, int batch, int steps) in sizes)
        {
            foreach (string precision in Work.Precisions)
            {
                Work work = new(WorkKind.Evaluation, precision, hidden, batch, steps);
                yield return [Contender.Of(work), Contender.Of(work with { Threads = 2 }), .. batch == 97 ? Rivals(work, PeerForms) : []];
            }
        }
    }

    private IEnumerable<Contender[]> Curve() =>
        Sizes.Select(size => Work.Precisions
            .Select(precision => Contender.Of(new Work(WorkKind.Evaluation, precision, $"{size},{size}", 96, curveLength))).ToArray());

    /// <summary>Up to one thread more than there are cores, which somebody will ask for.</summary>
    private IEnumerable<Contender[]> Threads()
    {
        Work work = new(WorkKind.Evaluation, "double", Example, 96, length);
        Work[] problems = [work, work with { Batch = 97 }, work with { Batch = 12 }, Long("128"), Long("128,128")];
        Work Long(string hidden) => work with { Hidden = hidden, Batch = 1, Length = quick ? 200 : 2000 };
        return problems.Select(problem => Enumerable.Range(1, Environment.ProcessorCount + 1).Select(threads => Contender.Of(problem with { Threads = threads })).ToArray());
    }

    private IEnumerable<Contender[]> Steps()
    {
        foreach (int size in Sizes.Where(size => size <= 256))
        {
            foreach (string precision in Work.Precisions)
            {
                Work work = new(WorkKind.Step, precision, $"{size},{size}", 1, quick ? 200 : 1000);
                yield return [Contender.Of(work), .. size is 16 or 51 or 128 ? Rivals(work, ["any"]) : []];
            }
        }
    }

    /// <summary>A step of a group of streams, and of one by itself in the same rounds.</summary>
    private IEnumerable<Contender[]> Streams()
    {
        foreach (int size in Sizes.Where(size => size is 16 or 51 or 128 or 256))
        {
            foreach (string precision in Work.Precisions)
            {
                Work single = new(WorkKind.Step, precision, $"{size},{size}", 1, quick ? 200 : 1000);
                yield return [Contender.Of(single), Contender.Of(single with { Batch = quick ? 64 : 4096, Length = 10 })];
            }
        }
    }

    private IEnumerable<Contender[]> Memory()
    {
        Work work = new(WorkKind.Job, "double", Example, 97, length);
        return [[Contender.Of(work), Contender.Of(work with { Form = Work.SmallMemory })]];
    }

    private IEnumerable<Contender[]> Batches() =>
        (quick ? FewBatches : ManyBatches).Select(batch => (Contender[])[Contender.Of(new Work(WorkKind.Evaluation, "double", Example, batch, 100))]);

    private IEnumerable<Contender[]> Lengths() =>
        (quick ? FewLengths : ManyLengths).Select(steps => Stored(new Work(WorkKind.Evaluation, "double", Example, 16, steps)));

    /// <summary>A problem with stored states where they fit; with small memory where it is long, and at the border with both.</summary>
    private static Contender[] Stored(Work work) =>
        work.Steps > MostStoredSteps ? [Contender.Of(work with { Form = Work.SmallMemory })]
        : work.Steps * 10 > MostStoredSteps ? [Contender.Of(work), Contender.Of(work with { Form = Work.SmallMemory })]
        : [Contender.Of(work)];

    private IEnumerable<Contender[]> Small()
    {
        foreach ((int batch, int steps) in new[] { (1, 100), (4, 200), (1, 1000) })
        {
            Work work = new(WorkKind.Evaluation, "double", "16", batch, steps);
            yield return [Contender.Of(work), .. Rivals(work, PeerForms)];
        }
    }

    private IEnumerable<Contender[]> Optimizers() =>
        [[.. OptimizerWork.Names.Select(name => Contender.Of(new Work(WorkKind.Update, "double", Example, 97, length, Form: name)))]];

    private Contender[] Rivals(Work work, string[] forms) =>
        [.. peers.SelectMany(peer => forms.Select(form => peer.Of(work with { Form = form }, reason => refused($"{peer.Name}: {reason}"))))];
}
