using System.Text;
using Wavecast.Plotting;

namespace Wavecast.Reports;

/// <summary>A picture and what it shows.</summary>
/// <param name="Name">Part of its file's name, such as <c>error-sine</c>; unique in the report.</param>
/// <param name="Picture">What our own plotting drew.</param>
/// <param name="Caption">What to see in it.</param>
internal sealed record ReportFigure(string Name, Picture Picture, string Caption) : ReportBlock
{
    /// <summary>The picture as an SVG document.</summary>
    public string Svg()
    {
        using MemoryStream stream = new();
        Picture.Save(stream, PictureFormat.Svg);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
