using Wavecast.Forecasting;
using Wavecast.Storage;
using Wavecast.Tables;
using Wavecast.TimeSeries;

namespace Wavecast.Cli.Rendering;

/// <summary>A backtest as CSV: a row for each step from each origin of each series, <c>id,origin,step(,time),actual,forecast,lo80,hi80,…</c>, to the bit.</summary>
/// <remarks><c>origin</c> is the number of steps of the series that the forecast knew.</remarks>
internal static class BacktestCsv
{
    public static void Write(string path, PanelBacktest backtest) => AtomicFile.Write(path, stream =>
    {
        CsvRowWriter writer = new(stream);
        bool hasTimes = backtest.Panel.Frequency.IsCalendar;
        writer.WriteRow(
            ["id", "origin", "step", .. hasTimes ? ["time"] : Array.Empty<string>(), "actual", "forecast", .. LevelNames.Columns(backtest.Options.Levels)]);
        for (int i = 0; i < backtest.Panel.Count; i++)
        {
            for (int o = 0; o < backtest.Back.Length; o++)
            {
                WriteOrigin(writer, backtest.Panel[i], backtest.Panel[i].Length - backtest.Back[o], backtest.Forecasts[o].Series[i], hasTimes);
            }
        }
    });

    private static void WriteOrigin(CsvRowWriter writer, Series series, int origin, SeriesForecast forecast, bool hasTimes)
    {
        for (int h = 0; h < forecast.Values.Length; h++)
        {
            writer.Write(series.Id);
            writer.Write(origin);
            writer.Write(h + 1);
            if (hasTimes)
            {
                writer.Write(forecast.Index.TextAt(h));
            }
            double actual = series[origin + h];
            if (double.IsNaN(actual))
            {
                writer.WriteEmpty();
            }
            else
            {
                writer.Write(actual);
            }
            LevelNames.Write(writer, forecast, h);
            writer.EndRow();
        }
    }
}
