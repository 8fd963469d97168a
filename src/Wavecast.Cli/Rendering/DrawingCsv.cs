using Wavecast.Forecasting;
using Wavecast.Storage;
using Wavecast.Tables;

namespace Wavecast.Cli.Rendering;

/// <summary>Drawings as CSV: a row for each predicted step, in the data's units and numbering, to the bit.</summary>
/// <remarks>
/// <c>step,part,s0,s1,…</c> where all sequences have the same warm-up; where they do not, a step is given for one and drawn
/// for another, and the table is long: <c>id,step,part,value</c>.
/// </remarks>
internal static class DrawingCsv
{
    private const string TeacherForced = "teacher-forced";
    private const string FreeRun = "free-run";

    public static void Write(string path, Drawing drawing, IReadOnlyList<string> names, IReadOnlyList<string> features) =>
        AtomicFile.Write(path, stream =>
        {
            CsvRowWriter writer = new(stream);
            if (drawing.IsEven)
            {
                WriteWide(writer, drawing, names, features);
            }
            else
            {
                WriteLong(writer, drawing, names, features);
            }
        });

    private static void WriteWide(CsvRowWriter writer, Drawing drawing, IReadOnlyList<string> names, IReadOnlyList<string> features)
    {
        string[] columns = drawing.Features == 1 ? [.. names]
            : drawing.Count == 1 ? [.. features]
            : [.. names.SelectMany(name => features.Select(feature => $"{name}.{feature}"))];
        writer.WriteRow(["step", "part", .. columns]);
        int warmUp = drawing.WarmUps[0];
        for (int step = 1; step < warmUp + drawing.Steps; step++)
        {
            writer.Write(step);
            writer.Write(step < warmUp ? TeacherForced : FreeRun);
            for (int b = 0; b < drawing.Count; b++)
            {
                WriteValues(writer, drawing, b, step);
            }
            writer.EndRow();
        }
    }

    private static void WriteLong(CsvRowWriter writer, Drawing drawing, IReadOnlyList<string> names, IReadOnlyList<string> features)
    {
        writer.WriteRow(["id", "step", "part", .. features]);
        for (int b = 0; b < drawing.Count; b++)
        {
            int warmUp = drawing.WarmUps[b];
            for (int step = 1; step < warmUp + drawing.Steps; step++)
            {
                writer.Write(names[b]);
                writer.Write(step);
                writer.Write(step < warmUp ? TeacherForced : FreeRun);
                WriteValues(writer, drawing, b, step);
                writer.EndRow();
            }
        }
    }

    private static void WriteValues(CsvRowWriter writer, Drawing drawing, int sequence, int step)
    {
        int warmUp = drawing.WarmUps[sequence];
        ReadOnlySpan<double> values = step < warmUp
            ? drawing.TeacherForced(sequence).Slice((step - 1) * drawing.Features, drawing.Features)
            : drawing.FreeRun[sequence].Slice((step - warmUp) * drawing.Features, drawing.Features);
        foreach (double value in values)
        {
            writer.Write(value);
        }
    }
}
