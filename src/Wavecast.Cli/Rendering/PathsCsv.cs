using System.Collections.Immutable;
using Wavecast.Forecasting;
using Wavecast.Storage;
using Wavecast.Tables;

namespace Wavecast.Cli.Rendering;

/// <summary>Sample paths as CSV: a row for each step of each path of each series, <c>id,path,step(,time),value</c>, to the bit.</summary>
internal static class PathsCsv
{
    public static void Write(string path, ImmutableArray<SeriesPaths> drawn) => AtomicFile.Write(path, stream =>
    {
        CsvRowWriter writer = new(stream);
        bool hasTimes = drawn[0].Index.Frequency.IsCalendar;
        writer.WriteRow(["id", "path", "step", .. hasTimes ? ["time"] : Array.Empty<string>(), "value"]);
        foreach (SeriesPaths series in drawn)
        {
            for (int p = 0; p < series.Paths.Length; p++)
            {
                for (int h = 0; h < series.Paths[p].Length; h++)
                {
                    writer.Write(series.Id);
                    writer.Write(p + 1);
                    writer.Write(h + 1);
                    if (hasTimes)
                    {
                        writer.Write(series.Index.TextAt(h));
                    }
                    writer.Write(series.Paths[p][h]);
                    writer.EndRow();
                }
            }
        }
    });
}
