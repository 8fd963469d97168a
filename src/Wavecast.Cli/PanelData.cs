using Wavecast.Cli.Rendering;
using Wavecast.Forecasting;
using Wavecast.Tables;
using Wavecast.TimeSeries;

namespace Wavecast.Cli;

/// <summary>A panel as a command works with it.</summary>
/// <param name="Path">The file it is from.</param>
/// <param name="Panel">The series, resampled if that was asked for.</param>
/// <param name="Table">What was read of the file, before it was resampled.</param>
/// <param name="Notes">What the reader of the file had to say.</param>
internal sealed record PanelData(string Path, Panel Panel, PanelTable Table, string[] Notes)
{
    /// <summary>The frequency of the file.</summary>
    public Frequency ReadFrequency => Table.Panel.Frequency;

    /// <summary>Whether the file has a column of times.</summary>
    public bool HasTimes => Table.TimeColumn is not null;

    /// <summary>Fits a forecast to the panel, and makes it.</summary>
    /// <exception cref="UsageException">The panel is refused; the message names the file.</exception>
    public (PanelForecaster Forecaster, PanelForecast Forecast) Fit(PanelForecastOptions asked, Voice voice, CancellationToken cancellation)
    {
        voice.Say($"fitting {TextTables.Count(Panel.Count, "series", "series")} …");
        return NamedFile.Use(Path, () =>
        {
            PanelForecaster fitted = Forecaster.Fit(Panel, asked, cancellation);
            return (fitted, fitted.Forecast(cancellation));
        });
    }

    /// <summary>Forecasts the panel with a model that was fitted to its beginning, or to all of it.</summary>
    /// <exception cref="UsageException">The panel is not what the model was fitted to, gone on; the message names the file.</exception>
    public (PanelForecaster Forecaster, PanelForecast Forecast) GoOn(PanelForecaster fitted, CancellationToken cancellation) => NamedFile.Use(Path, () =>
    {
        PanelForecaster current = fitted.Append(Panel);
        return (current, current.Forecast(cancellation));
    });
}
