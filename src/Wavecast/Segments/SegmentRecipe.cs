namespace Wavecast.Segments;

/// <summary>How a segment network is made and trained.</summary>
internal sealed record SegmentRecipe
{
    /// <summary>What it reads and says.</summary>
    public required SegmentLayout Layout { get; init; }

    /// <summary>How its windows are scaled.</summary>
    public required WindowScaling Scaling { get; init; }

    /// <summary>Hidden units of its layer.</summary>
    public int Hidden { get; init; } = 48;

    /// <summary>Whether a linear map of the whole look-back, found in closed form and kept, is added to its output.</summary>
    public bool HasBypass { get; init; }

    /// <summary>Windows that the linear map is found from, at most, evenly spread.</summary>
    public int MostWindows { get; init; } = 20_000;

    /// <summary>Updates of training; 0 leaves the closed form.</summary>
    public int Updates { get; init; } = 1000;

    /// <summary>Windows of an update.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Whether each window is as likely as any other to be trained on, rather than each series.</summary>
    public bool IsByLength { get; init; }

    /// <summary>AdamW's learning rate at its highest.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>The network's sizes.</summary>
    public NetworkShape Shape => new(Layout.Inputs, [Hidden], Layout.Outputs, bypass: HasBypass ? Layout.Segments : 0);
}
