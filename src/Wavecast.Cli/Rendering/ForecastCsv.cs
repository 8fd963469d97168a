using Wavecast.Forecasting;
using Wavecast.Storage;
using Wavecast.Tables;

namespace Wavecast.Cli.Rendering;

/// <summary>Forecasts as CSV: a row for each step of each series, <c>id,step(,time),forecast,lo80,hi80,…</c>, to the bit.</summary>
internal static class ForecastCsv
{
    public static void Write(string path, PanelForecaster forecaster, PanelForecast forecast) => AtomicFile.Write(path, stream =>
    {
        CsvRowWriter writer = new(stream);
        bool hasTimes = forecaster.Panel.Frequency.IsCalendar;
        writer.WriteRow(["id", "step", .. hasTimes ? ["time"] : Array.Empty<string>(), "forecast", .. LevelNames.Columns(forecaster.Options.Levels)]);
        foreach (SeriesForecast series in forecast.Series)
        {
            for (int h = 0; h < series.Values.Length; h++)
            {
                writer.Write(series.Id);
                writer.Write(h + 1);
                if (hasTimes)
                {
                    writer.Write(series.Index.TextAt(h));
                }
                LevelNames.Write(writer, series, h);
                writer.EndRow();
            }
        }
    });
}
