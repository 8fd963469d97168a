using CsCheck;
using Wavecast.TimeSeries;
using static Wavecast.Tables.Tests.PanelCovariateTests;

namespace Wavecast.Tables.Tests;

public sealed class CovariateWritingTests : IDisposable
{
    private const double No = double.NaN;

    private static readonly TimeIndex Days = new(new DateTime(2024, 1, 1), Frequency.Daily, 5);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Long_HasAColumnForEachAndRowsUpToWhereOneIsKnown()
    {
        PanelFile.Write(folder["p.csv"], Unlike(), PanelLayout.Long);

        Assert.Equal(
            "id,date,value,rain,promo,5,none,size,kind=x\n"
            + "a,2024-01-01,1,4,0,9,,10,1\na,2024-01-02,,,1,,,10,1\na,2024-01-03,3,NaN,,7,NaN,10,1\na,2024-01-04,,,,,,10,1\na,2024-01-05,,,NaN,,,10,1\n"
            + "b,2024-01-02,7,-0,NaN,8,NaN,-0,0\n",
            File.ReadAllText(folder["p.csv"]));
    }

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.parquet")]
    public void Long_ReadsBackTheSame(string file)
    {
        AssertSame(file, Unlike(), PanelLayout.Long);
        AssertSame(file, new Panel(Unlike().Select(series => series.With([], series.StaticFeatures))), PanelLayout.Long);
    }

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.parquet")]
    public void Long_KnownInThePastAlone_KeepsMissingValuesAtTheEnd(string file) =>
        AssertSame(file, new Panel([Of("a", Days, [No, 2, No, No, No], Past("rain", No, No, 1, No, No)), Of("b", Days.Range(0, 1), [No], Past("rain", No))]), PanelLayout.Long);

    [Fact]
    public void Columns_HasAColumnForEachThatAllSeriesShare()
    {
        PanelFile.Write(folder["p.csv"], Alike(), PanelLayout.Columns);

        Assert.Equal(
            "date,a,b,rain,promo,none\n2024-01-01,1,,4,,\n2024-01-02,,7,,1,\n2024-01-03,3,,,,NaN\n2024-01-04,,9,-0,0,\n2024-01-05,,,,NaN,\n",
            File.ReadAllText(folder["p.csv"]));
    }

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.parquet")]
    public void Columns_ReadsBackTheSame(string file) => AssertSame(file, Alike(), PanelLayout.Columns);

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.parquet")]
    public void Columns_KnownInThePastAlone_KeepsMissingValuesAtTheEnds(string file) =>
        AssertSame(file, new Panel([Of("a", Days, [No, 2, 3, No, No], Past("rain", No, No, No, No, No)), Of("b", Days.Range(1, 3), [No, No], Past("rain", No, No))]), PanelLayout.Columns);

    [Theory]
    [InlineData("p.csv", PanelLayout.Long)]
    [InlineData("p.csv", PanelLayout.Columns)]
    [InlineData("p.parquet", PanelLayout.Long)]
    [InlineData("p.parquet", PanelLayout.Columns)]
    public void Read_WhatWasWritten_IsTheSameToTheBit(string file, PanelLayout layout)
    {
        Gen<double> numbers = Gen.OneOf(Gen.Double.Where(double.IsFinite), Gen.OneOf([.. new[] { No, No, 0.0, -0.0, 5e-324, double.MaxValue, 0.1 }.Select(Gen.Const)]));
        Gen<string> frequencies = Gen.OneOf([.. new[] { "yearly", "quarterly", "monthly", "weekly", "daily", "business-daily", "hourly", "15min", "steps", "10steps" }.Select(Gen.Const)]);
        Gen<string> names = Gen.Char["ab,;\t\"\n\r 05.-ω/"].Array[1, 6].Select(characters => new string(characters));

        Gen.Select(frequencies, names.Array[1, 6], numbers.Array[60], Gen.Int[0, 40_000], Gen.Int[0, 5], Gen.Int[0, 5]).Sample((name, columns, pool, day, later, ahead) =>
            AssertSame(file, Make(Frequency.Parse(name), [.. columns.Distinct()], pool, day, later, ahead, shared: layout == PanelLayout.Columns), layout, layout), iter: 100, threads: 1);
    }

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.parquet")]
    public void Columns_ThatSeriesDoNotShare_AreRefused(string file)
    {
        Series a = Of("a", Days.Range(0, 2), [1, 2], Past("rain", 4, 5), Future("promo", 0, 1, 0));

        Assert.Equal(
            "Covariate 'rain' of series 'b' has another value at 2024-01-02 than that of a series before it, but in the layout Columns all share one column; write the long layout. (Parameter 'panel')",
            Refused(file, PanelLayout.Columns, a, Of("b", Days.Range(1, 3), [1, 2], Past("rain", No, 5), Future("promo", 1, 0))));
        Assert.Equal(
            "Covariate 'promo' of series 'b' has another value at 2024-01-01 than that of a series before it, but in the layout Columns all share one column; write the long layout. (Parameter 'panel')",
            Refused(file, PanelLayout.Columns, a, Of("b", Days.Range(0, 2), [1, 2], Past("rain", 4, 5), Future("promo", -0.0, 1, 0))));
        // Known further than of 'a', beyond the end of 'b' or within it.
        Assert.Equal(
            "Covariate 'promo' of series 'b' is known up to 2024-01-04, that of 'a' up to 2024-01-03, but in the layout Columns all share one column; write the long layout. (Parameter 'panel')",
            Refused(file, PanelLayout.Columns, a, Of("b", Days.Range(0, 2), [1, 2], Past("rain", 4, 5), Future("promo", 0, 1, 0, No))));
        Assert.Equal(
            "Covariate 'promo' of series 'b' is known up to 2024-01-05, that of 'a' up to 2024-01-03, but in the layout Columns all share one column; write the long layout. (Parameter 'panel')",
            Refused(file, PanelLayout.Columns, a, Of("b", Days.Range(3, 5), [1, 2], Past("rain", 4, 5), Future("promo", No, 0))));
    }

    [Fact]
    public void Columns_WhoseStepsMeetUpToTheEndOfASeriesOnly_AreRefused() =>
        Assert.Equal(
            "Series 'b' starts at 2023-02-28, between two steps of 'a'; write the long layout. (Parameter 'panel')",
            Refused(
                "p.csv",
                PanelLayout.Columns,
                Of("a", new TimeIndex(new DateTime(2023, 1, 30), Frequency.Monthly, 2), [1, 2], Future("promo", 0, 1, 0)),
                Of("b", new TimeIndex(new DateTime(2023, 2, 28), Frequency.Monthly, 1), [1], Future("promo", 1, 0))));

    [Theory]
    [InlineData("p.csv", PanelLayout.Rows, "The layout Rows")]
    [InlineData("p.npy", PanelLayout.Rows, "An NPY file")]
    [InlineData("p.csv", PanelLayout.Columns, "The layout Columns")]
    [InlineData("p.parquet", PanelLayout.Columns, "The layout Columns")]
    public void LayoutsWithoutAPlace_AreRefused(string file, PanelLayout layout, string table)
    {
        Series plain = Of("a", Days, [1, 2, 3, 4, 5]);

        Assert.Equal(
            $"{table} has no place for static features such as 'size'; write CSV or Parquet in the layout Long, or series without them (Series.With). (Parameter 'panel')",
            Refused(file, layout, plain.With([], [new("size", 1)])));
        if (layout == PanelLayout.Rows)
        {
            Assert.Equal(
                $"{table} has no place for covariates such as 'rain'; write CSV or Parquet in the layout Long, or series without them (Series.With). (Parameter 'panel')",
                Refused(file, layout, plain.With([Past("rain", 1, 2, 3, 4, 5)])));
        }
    }

    [Theory]
    [InlineData("p.csv", PanelLayout.Long, "id", "the column of ids")]
    [InlineData("p.csv", PanelLayout.Long, "date", "the column of times")]
    [InlineData("p.csv", PanelLayout.Long, "value", "the column of values")]
    [InlineData("p.csv", PanelLayout.Columns, "date", "the column of times")]
    [InlineData("p.csv", PanelLayout.Columns, "a", "a series")]
    [InlineData("p.parquet", PanelLayout.Long, "value", "the column of values")]
    [InlineData("p.parquet", PanelLayout.Columns, "a", "a series")]
    public void Names_OfOtherColumns_AreRefused(string file, PanelLayout layout, string name, string column)
    {
        Series plain = Of("a", Days, [1, 2, 3, 4, 5]);

        Assert.Equal($"A covariate is called '{name}', like {column}; rename it. (Parameter 'panel')", Refused(file, layout, plain.With([Future(name, 1, 2, 3, 4, 5)])));
        Assert.Equal($"A static feature is called '{name}', like {column}; rename it. (Parameter 'panel')", Refused(file, layout, plain.With([], [new(name, 1)])));
    }

    [Theory]
    [InlineData("p.csv")]
    [InlineData("p.parquet")]
    public void Names_OfColumnsOfOtherLayouts_AreTaken(string file)
    {
        Series series = Of("a", Days.Range(0, 2), [1, 2], Past("a", 3, 4), Past("step", 5, 6), Past("Date", 5, 6), Future("ds", 7, 8, 9));

        AssertSame(file, new Panel([series.With(series.Covariates, [new("key", 1)])]), PanelLayout.Long);
        AssertSame(file, new Panel([Of("b", Days.Range(0, 2), [1, 2], Past("id", 1, 2), Past("value", 3, 4), Past("step", 5, 6))]), PanelLayout.Columns);
    }

    [Theory]
    [InlineData("p.csv", PanelLayout.Long)]
    [InlineData("p.csv", PanelLayout.Columns)]
    [InlineData("p.parquet", PanelLayout.Long)]
    [InlineData("p.parquet", PanelLayout.Columns)]
    public void SeriesThatCannotBeReadBack_AreRefused(string file, PanelLayout layout)
    {
        Assert.Equal(
            "Series 'b' ends with a missing value, which beside 'promo', known in advance, would be read as a step beyond its end; fill it, or end the series before it. (Parameter 'panel')",
            Refused(file, layout, Of("a", Days.Range(0, 1), [1], Future("promo", 1, 2)), Of("b", Days.Range(0, 2), [1, No], Future("promo", 1, 2))));
        Assert.StartsWith("Series 'b' has no steps, so no ", Refused(file, layout, Of("a", Days, [1, 2, 3, 4, 5]), Of("b", Days.Range(0, 0), [])), StringComparison.Ordinal);
    }

    /// <summary>Series that only rows of their own can tell: missing values at every end, and covariates that are known to times of their own, or not at all.</summary>
    private static Panel Unlike() => new(
    [
        Of("a", Days.Range(0, 3), [1, No, 3]).With([Past("rain", 4, No, No), Future("promo", 0, 1, No, No, No), Past("5", 9, No, 7), Past("none", No, No, No)], [new("size", 10), new("kind=x", 1)]),
        Of("b", Days.Range(1, 2), [7]).With([Past("rain", -0.0), Future("promo", No), Past("5", 8), Past("none", No)], [new("size", -0.0), new("kind=x", 0)]),
    ]);

    /// <summary>Series of different starts and ends with the same covariates, one of which is known beyond both, and one beyond neither.</summary>
    private static Panel Alike() => new(
    [
        Of("a", Days.Range(0, 3), [1, No, 3], Past("rain", 4, No, No), Future("promo", No, 1, No, 0, No), Future("none", No, No, No)),
        Of("b", Days.Range(1, 4), [7, No, 9], Past("rain", No, No, -0.0), Future("promo", 1, No, 0, No), Future("none", No, No, No)),
    ]);

    /// <summary>Series of values from a pool with covariates of every kind by turns: shared by all, or of each series its own beside static features.</summary>
    private static Panel Make(Frequency frequency, string[] names, double[] pool, int day, int later, int ahead, bool shared)
    {
        // Eight steps at least: fewer business days than a week are read as days.
        const int Least = 8;
        DateTime start = new DateTime(1950, 1, 2).AddDays(frequency == Frequency.BusinessDaily ? day / 7 * 7 : day);
        int most = Least + (3 * later);
        TimeIndex index = frequency.IsCalendar ? new TimeIndex(start, frequency, most) : new TimeIndex(day, frequency, most);
        return new Panel(Enumerable.Range(0, 3).Select(i =>
        {
            int from = i * later, to = Math.Min(most, from + Least + i);
            Series series = new($"s{i}", index.Range(from, to), [.. pool[from..(to - 1)], double.IsNaN(pool[i]) ? i : pool[i]]);
            IEnumerable<Covariate> known = names.Where((_, k) => shared || k % 3 < 2).Select((name, k) => (k % 2, shared) switch
            {
                (0, true) => Past(name, pool[(k + from)..(k + to)]),
                (1, true) => Future(name, pool[(k + from)..(k + most + ahead)]),
                (0, false) => Past(name, pool[(i + k)..(i + k + to - from)]),
                (_, _) => Future(name, pool[(i + k)..(i + k + to - from + ((ahead + i) % 4))]),
            });
            return series.With(known, names.Where((_, k) => !shared && k % 3 == 2).Select((name, k) => new StaticFeature(name, double.IsNaN(pool[i + k]) ? i : pool[i + k])));
        }));
    }

    private static Series Of(string id, TimeIndex index, double[] values, params Covariate[] covariates) => new Series(id, index, values).With(covariates);

    private static Covariate Past(string name, params double[] values) => new(name, CovariateKind.Past, values);

    private static Covariate Future(string name, params double[] values) => new(name, CovariateKind.Future, values);

    private string Refused(string file, PanelLayout layout, params Series[] series)
    {
        string message = Assert.Throws<ArgumentException>(() => PanelFile.Write(folder[file], new Panel(series), layout)).Message;
        Assert.Empty(folder.Names);
        return message;
    }

    private void AssertSame(string file, Panel panel, PanelLayout layout, PanelLayout? stated = null)
    {
        PanelFile.Write(folder[file], panel, layout);

        PanelTable table = PanelFile.Read(folder[file], Named(NamesOf(panel, CovariateKind.Past), NamesOf(panel, CovariateKind.Future), [.. panel[0].StaticFeatures.Select(feature => feature.Name)]) with { Layout = stated });

        Assert.Equal(layout, table.Layout);
        Assert.Equal(panel.Select(series => series.Id), table.Panel.Select(series => series.Id));
        foreach ((Series written, Series read) in panel.Zip(table.Panel))
        {
            Assert.Equal(Bits(written.Values), Bits(read.Values));
            Assert.True(written.Index == read.Index, $"{written.Index} is read as {read.Index}");
            // What is known in the past is read first.
            foreach ((Covariate before, Covariate after) in written.Covariates.OrderBy(covariate => covariate.Kind == CovariateKind.Future).Zip(read.Covariates))
            {
                Assert.Equal((before.Name, before.Kind), (after.Name, after.Kind));
                Assert.Equal(Bits(before.Values), Bits(after.Values));
            }
            Assert.Equal(written.Covariates.Length, read.Covariates.Length);
            Assert.Equal(written.StaticFeatures.Select(feature => feature.Name), read.StaticFeatures.Select(feature => feature.Name));
            Assert.Equal(Bits([.. written.StaticFeatures.Select(feature => feature.Value)]), Bits([.. read.StaticFeatures.Select(feature => feature.Value)]));
        }
    }

    private static string[] NamesOf(Panel panel, CovariateKind kind) => [.. panel[0].Covariates.Where(covariate => covariate.Kind == kind).Select(covariate => covariate.Name)];

    // Every NaN is the same missing value.
    private static long[] Bits(ReadOnlySpan<double> values) => Array.ConvertAll(values.ToArray(), value => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value));
}
