namespace Wavecast.Plotting;

/// <summary>The kinds of picture files that Wavecast writes.</summary>
public enum PictureFormat
{
    /// <summary>Pixels, two to a unit of the picture's size, on white.</summary>
    Png,

    /// <summary>Lines and text for the browser; text stays text.</summary>
    Svg,

    /// <summary>One page for print; the font is in the file.</summary>
    Pdf,
}
