namespace Wavecast.Plotting;

/// <summary>Methods compared on one thing: a panel of an <see cref="IntervalPlot"/>.</summary>
public sealed record IntervalPanel
{
    /// <summary>Above the axes.</summary>
    public string Title { get; init => field = value ?? throw new ArgumentNullException(nameof(Title)); } = "";

    /// <summary>What was measured, with its unit.</summary>
    public required string ValueLabel { get; init => field = value ?? throw new ArgumentNullException(nameof(ValueLabel)); }

    /// <summary>The methods, from top to bottom; at least one.</summary>
    public required IReadOnlyList<IntervalRow> Rows { get; init => field = value ?? throw new ArgumentNullException(nameof(Rows)); }

    /// <summary>A value that means something, such as a baseline's: a line with <see cref="ReferenceName"/>; null for none.</summary>
    public double? Reference { get; init; }

    /// <summary>What the line at <see cref="Reference"/> is.</summary>
    public string ReferenceName { get; init => field = value ?? throw new ArgumentNullException(nameof(ReferenceName)); } = "";

    /// <summary>Whether the axis is logarithmic (default); values that are not above 0 are then left out.</summary>
    public bool Logarithmic { get; init; } = true;
}
