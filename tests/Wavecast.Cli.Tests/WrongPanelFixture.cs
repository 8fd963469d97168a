using System.IO.Compression;
using System.Text;

namespace Wavecast.Cli.Tests;

/// <summary>A folder of good and bad panels that many command lines are tried on.</summary>
public sealed class WrongPanelFixture : IDisposable
{
    public WrongPanelFixture()
    {
        string good = Panels.Csv(2, 48);
        string[] lines = good.Split('\n');
        Folder.Write("good.csv", good);
        Folder.Write("thousands.csv", "month;y\n2001-01;1,234\n2001-02;2,345\n");
        Folder.Write("steps.csv", "a\n" + string.Concat(Enumerable.Range(0, 48).Select(t => $"{t % 7}\n")));
        Folder.Write("duplicate.csv", string.Join('\n', [.. lines[..5], lines[4], .. lines[5..]]));
        Folder.Write("unsorted.csv", string.Join('\n', [.. lines[..5], lines[6], lines[5], .. lines[7..]]));
        Folder.Write("all-missing.csv", Panels.Csv(["a", "b"], 48, 0, (k, t) => k == 0 ? t : double.NaN));
        Folder.Write("one-day.csv", "date,a\n2001-01-03,5\n");
        Folder.Write("two-frequencies.csv", "id,date,value\n" + string.Concat(Enumerable.Range(0, 6).Select(t => $"a,{Panels.Month(t)}-01,1\n")) + "b,2001-01-03,1\nb,2001-01-04,2\n");
        Folder.Write("empty.csv", "");
        Folder.Write("header.csv", "month,a\n");
        Folder.Write("text.csv", Panels.Csv(24, t => t == 7 ? "four" : "1"));
        Folder.Write("gap.csv", Panels.Csv(48, t => t == 5 ? null : $"{t % 12}"));
        Folder.Write("infinite.csv", Panels.Csv(24, t => t == 5 ? "Infinity" : "1"));
        Folder.Write("nul.csv", Panels.Csv(24, t => t == 5 ? "\0" : "1"));
        Folder.Write("ragged.csv", "month,a\n2001-01,1\n2001-02\n2001-03,1\n");
        Folder.Write("duplicate-ids.csv", "a,1,2,3,4\nb,2,3,4,5\na,3,4,5,6\n");
        Folder.Write("duplicate-names.csv", "month,a,a\n2001-01,1,2\n2001-02,1,2\n");
        Folder.Write("shops.csv", "id,month,a,size\np,2001-01,1,5\np,2001-02,2,6\n");
        Folder.Write("ambiguous.csv", "date,a\n01/02/2001,1\n02/02/2001,2\n03/02/2001,3\n");
        Folder.Write("uneven.csv", "date,a\n2001-01-01,1\n2001-02-01,2\n2001-03-01,3\n2001-03-17,3\n");
        Folder.Write("not.parquet", good);
        Folder.Write("not.npy", good);
        Folder.Write("truth.csv", Panels.Csv(2, 12, 48));
        Folder.Write("truth-ids.csv", Panels.Csv(["a", "c"], 12, 48, Panels.At));
        Folder.Write("truth-three.csv", Panels.Csv(["x", "y", "z"], 12, 48, Panels.At));
        Folder.Write("truth-short.csv", Panels.Csv(2, 3, 48));
        Folder.Write("truth-late.csv", Panels.Csv(2, 12, 50));
        Folder.Write("truth-daily.csv", "date,a,b\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"2005-01-{day:00},1,2\n")));
        File.WriteAllBytes(Folder["binary.csv"], [0, 1, 2, 255, 254, 0, 10, 0, 7]);
        byte[] packed = Packed(good);
        File.WriteAllBytes(Folder["cut.csv.gz"], packed[..(packed.Length / 2)]);
        Directory.CreateDirectory(Folder["folder"]);
    }

    public TemporaryFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();

    private static byte[] Packed(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return packed.ToArray();
    }
}
