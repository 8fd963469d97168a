namespace Wavecast.Reproduction;

/// <summary>What a person decides about a reproduction. Immutable.</summary>
public sealed record ReproductionSettings
{
    /// <summary>Where the report, its pictures and the results of finished work go; the folder must exist.</summary>
    public required string Folder { get; init => field = value ?? throw new ArgumentNullException(nameof(Folder)); }

    /// <summary>Whether to take a small budget that ends within two minutes; the report says what that leaves out.</summary>
    public bool Quick { get; init; }

    /// <summary>What data and initial weights come from; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Pieces of work done at once; the results do not depend on it, measured times apart. Default as many as the machine has processors.</summary>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Threads));
            field = value;
        }
    } = Environment.ProcessorCount;
}
