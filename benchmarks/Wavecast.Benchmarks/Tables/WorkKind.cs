namespace Wavecast.Benchmarks.Tables;

/// <summary>What a measured run does.</summary>
internal enum WorkKind
{
    /// <summary>Loss and gradient of all sequences.</summary>
    Evaluation,

    /// <summary>Free-run steps of one sequence.</summary>
    Step,

    /// <summary>An optimizer's own arithmetic for one iteration, without a network.</summary>
    Update,

    /// <summary>The whole PyTorch example in a process of its own.</summary>
    Job,
}
