using System.Globalization;
using Wavecast.Dynamics;
using Wavecast.Metrics;
using Wavecast.Plotting.Figures;
using Wavecast.Plotting.Ticks;

namespace Wavecast.Plotting;

/// <summary>A long drawing as the motion of a dynamical system: portrait, spectrum, drift and exponents, on one page or one by one.</summary>
/// <remarks>Each picture is of one sequence, and, but for a portrait of several features, of its first feature.</remarks>
public static class DynamicsPlot
{
    private const int MostExponents = 4;
    private const int SpectrumPoints = 1500;

    /// <summary>How many times the strongest frequency the spectrum shows at least, for harmonics.</summary>
    private const double ShownFrequencies = 6;

    /// <summary>Below half of the shown frequencies lies at least this part of the power.</summary>
    private const double ShownPower = 0.99;

    /// <summary>Amplitudes below this part of the largest are drawn at it.</summary>
    private const double SpectrumFloor = 1e-6;

    /// <summary>The page with all of them.</summary>
    /// <param name="dynamics">What to show.</param>
    /// <param name="title">Above all panels.</param>
    public static Picture Create(SequenceDynamics dynamics, string title)
    {
        ArgumentNullException.ThrowIfNull(dynamics);
        ArgumentNullException.ThrowIfNull(title);
        FeatureDynamics first = dynamics.Features[0];
        PanelRow[] rows =
        [
            new PanelRow(300, 2, [PortraitPanel(dynamics), SpectrumPanel(first)]),
            new PanelRow(170, 2, [AmplitudePanel(first), PhasePanel(first)]),
            new PanelRow(190, 1, [ExponentsPanel(dynamics)]),
        ];
        return new Picture(new Figure(title, first.Known.IsEmpty ? [Pen.FreeRunTrace] : [Pen.Truth, Pen.FreeRunTrace], rows));
    }

    /// <summary>Where the motion goes: a value against that a quarter of a period before, or two features against each other; the last 2,000 steps.</summary>
    /// <inheritdoc cref="Create"/>
    public static Picture CreatePortrait(SequenceDynamics dynamics, string title) => Single(title, PortraitPanel(dynamics));

    /// <summary>The amplitudes of the oscillations in the data and in the drawing, over frequency, on a logarithmic axis.</summary>
    /// <inheritdoc cref="Create"/>
    public static Picture CreateSpectrum(SequenceDynamics dynamics, string title) => Single(title, SpectrumPanel(FirstOf(dynamics)));

    /// <summary>How the amplitude changes along the drawing, and how far its phase runs ahead.</summary>
    /// <inheritdoc cref="Create"/>
    public static Picture CreateDrift(SequenceDynamics dynamics, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        Panel amplitude = AmplitudePanel(FirstOf(dynamics)), phase = PhasePanel(dynamics.Features[0]);
        return new Picture(new Figure(title, [.. amplitude.Curves.Select(curve => curve.Pen)], [new PanelRow(280, 2, [amplitude, phase])]));
    }

    /// <summary>How the largest Lyapunov exponents settle.</summary>
    /// <inheritdoc cref="Create"/>
    public static Picture CreateExponents(SequenceDynamics dynamics, string title)
    {
        ArgumentNullException.ThrowIfNull(dynamics);
        return Single(title, ExponentsPanel(dynamics));
    }

    private static FeatureDynamics FirstOf(SequenceDynamics dynamics)
    {
        ArgumentNullException.ThrowIfNull(dynamics);
        return dynamics.Features[0];
    }

    private static Picture Single(string title, Panel panel)
    {
        ArgumentNullException.ThrowIfNull(title);
        return new Picture(Figure.Of(title, panel with { Title = "", HasLegend = false }));
    }

    private static Panel PortraitPanel(SequenceDynamics dynamics)
    {
        FeatureDynamics x = FirstOf(dynamics);
        // The first and the third of three, such as x and z of Lorenz, show more than the first two.
        FeatureDynamics? y = dynamics.Features.Length > 1 ? dynamics.Features[Math.Min(2, dynamics.Features.Length - 1)] : null;
        int lag = y is null ? Math.Max(1, (int)Math.Round(((x.TruthSpectrum ?? x.DrawnSpectrum)?.DominantPeriod ?? 4) / 4)) : 0;
        string other = y is null ? string.Create(CultureInfo.InvariantCulture, $"{lag} steps before") : "another feature of that step";
        return PanelOf(
            "Phase portrait",
            y is null ? "value" : "first feature",
            y is null ? $"value {other}" : dynamics.Features.Length > 2 ? "third feature" : "second feature",
            [
                new Curve(Pen.Truth, Orbit(x.Known.AsSpan(), y is null ? x.Known.AsSpan() : y.Known.AsSpan(), lag)),
                new Curve(Pen.FreeRunTrace, Orbit(x.Drawn.AsSpan(), y is null ? x.Drawn.AsSpan() : y.Drawn.AsSpan(), lag)),
            ],
            new LinearTicks());
    }

    private static PlotPoint[] Orbit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int lag)
    {
        PlotPoint[] points = new PlotPoint[Math.Max(0, Math.Min(StepWindow.MostDrawn, x.Length - lag))];
        for (int i = 0; i < points.Length; i++)
        {
            int t = x.Length - points.Length + i;
            points[i] = new PlotPoint(x[t], y[t - lag]);
        }

        return points;
    }

    private static Panel SpectrumPanel(FeatureDynamics feature)
    {
        double highest = HighestOf(feature.TruthSpectrum ?? feature.DrawnSpectrum);
        Curve[] curves = Present(
            new Curve(Pen.Truth, Lines(feature.TruthSpectrum, highest)),
            new Curve(Pen.FreeRunTrace, Lines(feature.DrawnSpectrum, highest)));
        return LogAxis.PanelOf("Spectrum", "frequency (cycles a step)", "amplitude", new Extent(0, highest), curves) with { XTicks = new LinearTicks() };
    }

    private static double HighestOf(Spectrum? spectrum)
    {
        if (spectrum?.PeakFrequency is not { } peak)
        {
            return 0.5;
        }

        double left = ShownPower * spectrum.Amplitudes.Sum(amplitude => amplitude * amplitude);
        int powerful = spectrum.Amplitudes.TakeWhile(amplitude => (left -= amplitude * amplitude) > 0).Count();
        return Math.Min(0.5, Math.Max(ShownFrequencies * peak, 2 * powerful * spectrum.Resolution));
    }

    /// <summary>The largest amplitude of each of the frequencies that can be told apart in print.</summary>
    private static PlotPoint[] Lines(Spectrum? spectrum, double highest)
    {
        if (spectrum is null)
        {
            return [];
        }

        double floor = SpectrumFloor * spectrum.Amplitudes.Max();
        int shown = Math.Min(spectrum.Amplitudes.Length, (int)(highest / spectrum.Resolution) + 1);
        int each = 1 + shown / SpectrumPoints;
        return [.. spectrum.Amplitudes.Take(shown).Chunk(each).Select((amplitudes, i) =>
            new PlotPoint(i * each * spectrum.Resolution, LogAxis.At(Math.Max(floor, amplitudes.Max()))))];
    }

    private static Panel AmplitudePanel(FeatureDynamics feature) => PanelOf(
        "Amplitude along the drawing", "steps drawn", "amplitude", [TrackCurve(Pen.Truth, feature.TruthTrack), TrackCurve(Pen.FreeRunTrace, feature.Track)]);

    private static Curve TrackCurve(Pen pen, WaveTrack? track) =>
        new(pen, track is null ? [] : [.. track.Steps.Zip(track.Amplitudes, (step, amplitude) => new PlotPoint(step, amplitude))]);

    private static Panel PhasePanel(FeatureDynamics feature) => PanelOf(
        feature.IsAgainstTruth ? "Phase ahead of the truth" : "Phase ahead of its own beginning",
        "steps drawn",
        "periods",
        [new Curve(Pen.FreeRunTrace, [.. feature.PhaseSteps.Zip(feature.PhaseErrors, (step, phase) => new PlotPoint(step, phase))])]) with
    {
        EmptyText = feature.PhaseErrors.IsEmpty ? "no clear period" : "",
    };

    private static Panel ExponentsPanel(SequenceDynamics dynamics)
    {
        LyapunovSpectrum? spectrum = dynamics.Exponents;
        Curve[] curves = spectrum is null ? [] : [.. spectrum.Histories.Take(MostExponents).Select((history, i) => new Curve(
            Pen.Error(i, string.Create(CultureInfo.InvariantCulture, $"λ{"₁₂₃₄"[i]} = {spectrum.Exponents[i]:g3} ± {spectrum.Errors[i]:g1}")),
            [.. history.Zip(spectrum.Marks, (value, mark) => new PlotPoint(mark, SignedLogAxis.At(value)))]))];
        Panel panel = PanelOf("Lyapunov exponents, plain means so far", "steps measured", "1/step", curves);
        return panel with
        {
            Y = new Extent(Math.Min(-1, panel.Y.Low), Math.Max(1, panel.Y.High)),
            YTicks = new SignedLogTicks(),
            HasLegend = curves.Length > 0,
            EmptyText = spectrum is null ? "the free run leaves: no exponents" : "",
        };
    }

    private static Panel PanelOf(string title, string xLabel, string yLabel, Curve[] curves, ITickSource? xTicks = null)
    {
        PlotPoint[] points = [.. curves.SelectMany(curve => curve.Points)];
        Extent? y = Extent.Of(points.Select(point => point.Y));
        Extent x = (Extent.Of(points.Select(point => point.X)) ?? new Extent(0, 1)).Widened();
        return new Panel
        {
            Title = title,
            XLabel = xLabel,
            YLabel = yLabel,
            X = x.Padded(0.02, 0.02),
            Y = (y ?? new Extent(0, 1)).Widened(),
            XTicks = xTicks ?? new LinearTicks { WholeOnly = true },
            YTicks = new LinearTicks(),
            Curves = Present(curves),
            EmptyText = y is null ? "nothing to draw" : "",
        };
    }

    private static Curve[] Present(params Curve[] curves) => [.. curves.Where(curve => curve.Points.Count > 0)];
}
