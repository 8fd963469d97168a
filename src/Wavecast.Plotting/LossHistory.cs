namespace Wavecast.Plotting;

/// <summary>How the loss fell during a training.</summary>
public sealed record LossHistory
{
    /// <summary>The training losses of evaluations, in order.</summary>
    public required double[] Losses { get; init => field = value ?? throw new ArgumentNullException(nameof(Losses)); }

    /// <summary>Which evaluation each loss is of, from 1, as many as there are losses; null (default) where every evaluation has its loss.</summary>
    public int[]? Evaluations { get; init; }

    /// <summary>What was measured after the epochs; empty by default.</summary>
    public LossMark[] Marks { get; init => field = value ?? throw new ArgumentNullException(nameof(Marks)); } = [];

    /// <summary>Number of evaluations after which the selected parameters were reached; null: not marked.</summary>
    public int? Best { get; init; }
}
