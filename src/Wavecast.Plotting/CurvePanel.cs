namespace Wavecast.Plotting;

/// <summary>Curves over a common axis: a panel of a <see cref="CurvePlot"/>.</summary>
public sealed record CurvePanel
{
    /// <summary>Above the axes.</summary>
    public string Title { get; init => field = value ?? throw new ArgumentNullException(nameof(Title)); } = "";

    /// <summary>What the horizontal axis counts.</summary>
    public required string XLabel { get; init => field = value ?? throw new ArgumentNullException(nameof(XLabel)); }

    /// <summary>What the vertical axis measures, with its unit.</summary>
    public required string YLabel { get; init => field = value ?? throw new ArgumentNullException(nameof(YLabel)); }

    /// <summary>At least one; the curves of all panels share a legend, so the k-th should be the same thing in each. Six can be told apart.</summary>
    public required IReadOnlyList<NamedCurve> Curves { get; init => field = value ?? throw new ArgumentNullException(nameof(Curves)); }

    /// <summary>What a vertical axis that is not logarithmic shows, such as (0, 1) for shares; null (default) for the range of the curves.</summary>
    public (double Low, double High)? YRange { get; init; }

    /// <summary>Where on the horizontal axis a line is drawn; null (default) for none.</summary>
    public double? MarkAt { get; init; }

    /// <summary>What the line marks.</summary>
    public string Mark { get; init => field = value ?? throw new ArgumentNullException(nameof(Mark)); } = "";

    /// <summary>Whether the vertical axis is logarithmic; values that are not above 0 are then gaps. Default false.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Whether the horizontal axis is logarithmic; points whose X is not above 0 are then gaps. Default false.</summary>
    public bool LogarithmicX { get; init; }
}
