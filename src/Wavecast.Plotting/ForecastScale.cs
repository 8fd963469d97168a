using System.Globalization;
using Wavecast.Plotting.Figures;

namespace Wavecast.Plotting;

/// <summary>How much of the vertical axis a picture of forecasts shows: what is known always, of forecasts and intervals what lies near it.</summary>
internal sealed record ForecastScale
{
    /// <summary>Spans of what is known that a forecast may leave it by; one that explodes would press everything else into a line.</summary>
    private const double ForecastRoom = 3;

    /// <summary>Spans of the lines that an interval may leave them by.</summary>
    private const double BandRoom = 1;

    /// <summary>Whether there is any finite value.</summary>
    public required bool HasValues { get; init; }

    /// <summary>What the axis shows.</summary>
    public required Extent Shown { get; init; }

    /// <summary>What it does not; empty where it shows all.</summary>
    public required string Note { get; init; }

    public static ForecastScale Of(IEnumerable<Curve> known, IEnumerable<Curve> forecasts, IReadOnlyList<Band> bands)
    {
        double[] truths = [.. Heights(known)];
        double[] forecast = [.. Heights(forecasts)];
        Extent? lines = Extent.Of([.. truths, .. forecast]), near = lines?.Near(Extent.Of(truths), ForecastRoom);
        Extent? all = Extent.Of([.. truths, .. forecast, .. bands.SelectMany(band => band.Points).SelectMany(point => new[] { point.Low, point.High })]);
        // The intervals of a forecast that is cut are cut with it.
        Extent shown = (near == lines ? all?.Near(lines, BandRoom) : near) ?? new Extent(0, 1);
        return new ForecastScale { HasValues = all is not null, Shown = shown.Widened(), Note = NoteOf(forecast, bands, shown.Widened().Padded(Panel.RoomBelow, Panel.RoomAbove)) };
    }

    private static string NoteOf(double[] forecast, IReadOnlyList<Band> bands, Extent seen)
    {
        if (Extent.Of(forecast)?.Beyond(seen) is { } farthest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"forecast reaches {farthest:0.##e0}");
        }
        Band? beyond = bands.FirstOrDefault(band => band.Points.Any(point => point.Low < seen.Low || point.High > seen.High));
        return beyond is null ? "" : $"{beyond.Pen.Name} beyond the axis";
    }

    private static IEnumerable<double> Heights(IEnumerable<Curve> curves) => curves.SelectMany(curve => curve.Points).Select(point => point.Y);
}
