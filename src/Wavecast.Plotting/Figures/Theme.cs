using SkiaSharp;

namespace Wavecast.Plotting.Figures;

/// <summary>Sizes and colours that all pictures share; sizes in units of the picture.</summary>
internal static class Theme
{
    public const float TitleSize = 19;
    public const float PanelTitleSize = 13.5f;
    public const float TextSize = 12.5f;
    public const float SmallSize = 11.5f;
    public const float Margin = 22;

    public static readonly SKColor Ink = new(0x22, 0x22, 0x22);
    public static readonly SKColor Quiet = new(0x5A, 0x5A, 0x5A);
    public static readonly SKColor Frame = new(0x8A, 0x8A, 0x8A);
    public static readonly SKColor Shade = new(0xF4, 0xF4, 0xF4);
    public static readonly SKColor Grid = new(0xE0, 0xE0, 0xE0);
}
