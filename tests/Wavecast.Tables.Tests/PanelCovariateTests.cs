using Wavecast.TimeSeries;
using static Wavecast.Tables.Tests.PanelFileTests;

namespace Wavecast.Tables.Tests;

public sealed class PanelCovariateTests
{
    private const double No = double.NaN;

    // Columns a and b end within the table; promo is known two days beyond, one of them after a day without a row.
    private const string Wide = "date,a,b,promo,rain\n2024-01-01,1,,0,5\n2024-01-02,2,7,1,\n2024-01-03,3,8,0,6\n2024-01-04,,9,1,7\n2024-01-05,,,0,8\n2024-01-07,,,1,\n";

    private const string Long =
        "id,date,y,promo,rain,size,kind\np,2024-01-01,1,0,4,10,north\np,2024-01-02,2,1,5,10,north\np,2024-01-04,,1,6,10,north\n"
        + "q,2024-02-01,3,1,,20,south\nq,2024-02-02,,0,7,20,south\nq,2024-02-03,5,,8,20,south\n";

    [Fact]
    public void Columns_PastAndFuture_AreSharedFromEachSeriesFirstStep()
    {
        Panel panel = Read(Wide, Named(past: ["rain"], future: ["promo"]));

        Assert.Equal(["a", "b"], panel.Select(series => series.Id));
        AssertKnown(panel["a"], [1, 2, 3], ("rain", CovariateKind.Past, [5, No, 6]), ("promo", CovariateKind.Future, [0, 1, 0, 1, 0, No, 1]));
        AssertKnown(panel["b"], [7, 8, 9], ("rain", CovariateKind.Past, [No, 6, 7]), ("promo", CovariateKind.Future, [1, 0, 1, 0, No, 1]));
        Assert.Equal(("2024-01-02", Frequency.Daily), (panel["b"].Index.TextAt(0), panel.Frequency));
    }

    [Fact]
    public void Columns_FutureThatEndsBeforeTheSeries_IsAsLongAsIt() =>
        AssertKnown(Assert.Single(Read("y,f\n1,5\n2,\n3,\n", Named(future: ["f"]))), [1, 2, 3], ("f", CovariateKind.Future, [5, No, No]));

    [Fact]
    public void Columns_WithoutANameOrATime_HaveCovariatesToo() =>
        AssertKnown(Assert.Single(Read("1,5\n2,6\n,7\n", Named(future: ["s1"]))), [1, 2], ("s1", CovariateKind.Future, [5, 6, 7]));

    [Theory]
    [InlineData("y,f\n1,5\n,\n3,6\n", new double[] { 1, No, 3 }, new double[] { 5, No, 6 })]
    [InlineData("y,f\n1,5\nNA,\n3,6\nNA,7\nNaN,8\n", new double[] { 1, No, 3 }, new double[] { 5, No, 6, 7, 8 })]
    [InlineData("y,f\n1,true\n2,FALSE\n,True\n", new double[] { 1, 2 }, new double[] { 1, 0, 1 })]
    public void Columns_Future_BeginsBehindTheLastValue(string text, double[] values, double[] known) =>
        AssertKnown(Assert.Single(Read(text, Named(future: ["f"]))), values, ("f", CovariateKind.Future, known));

    [Fact]
    public void Columns_PastAlone_LeaveTheEndOfTheSeriesAsItIs() =>
        AssertKnown(Assert.Single(Read("y,p\n1,5\n2,6\nNA,7\n,8\n", Named(past: ["p"]))), [1, 2, No], ("p", CovariateKind.Past, [5, 6, 7]));

    [Fact]
    public void Columns_CovariateInFront_IsNoTime() =>
        AssertKnown(Assert.Single(Read("step,y\n1,5\n2,6\n3,7\n", Named(past: ["step"]))), [5, 6, 7], ("step", CovariateKind.Past, [1, 2, 3]));

    [Fact]
    public void Long_PastAndFuture_AreThoseOfTheId()
    {
        Panel panel = Read(Long, Named(past: ["rain"], future: ["promo"], statics: ["size"]) with { Columns = ["y"] });

        AssertKnown(panel["p"], [1, 2], ("rain", CovariateKind.Past, [4, 5]), ("promo", CovariateKind.Future, [0, 1, No, 1]));
        AssertKnown(panel["q"], [3, No, 5], ("rain", CovariateKind.Past, [No, 7, 8]), ("promo", CovariateKind.Future, [1, 0, No]));
    }

    [Fact]
    public void Long_WithoutFuture_KeepsStepsWithoutAValue()
    {
        Panel panel = Read(Long, Named(past: ["rain", "promo"], statics: ["kind", "size"]));

        AssertKnown(panel["p"], [1, 2, No, No], ("rain", CovariateKind.Past, [4, 5, No, 6]), ("promo", CovariateKind.Past, [0, 1, No, 1]));
    }

    [Fact]
    public void Long_SeveralValues_EndWhereEachDoes()
    {
        Panel panel = Read("id,t,x,y,f\na,0,1,2,5\na,1,3,,6\na,2,,,7\n", Named(future: ["f"]));

        AssertKnown(panel["a.x"], [1, 3], ("f", CovariateKind.Future, [5, 6, 7]));
        AssertKnown(panel["a.y"], [2], ("f", CovariateKind.Future, [5, 6, 7]));
    }

    [Fact]
    public void Long_StaticsOfNumbersAndTexts_AreFeaturesOfTheId()
    {
        Panel panel = Read(Long, Named(past: ["rain", "promo"], statics: ["kind", "size"]));

        Assert.Equal([new("kind=north", 1), new("kind=south", 0), new("size", 10)], panel["p"].StaticFeatures);
        Assert.Equal([new("kind=north", 0), new("kind=south", 1), new("size", 20)], panel["q"].StaticFeatures);
    }

    [Fact]
    public void Long_StaticsThatOneRowHolds_AreThoseOfTheId()
    {
        Panel panel = Read("id,t,y,size,open\na,0,1,,\na,1,2,1.50,true\na,2,3,1.5,NA\nb,0,1,2,False\n", Named(statics: ["size", "open"]));

        Assert.Equal([new("size", 1.5), new("open", 1)], panel["a"].StaticFeatures);
        Assert.Equal([new("size", 2), new("open", 0)], panel["b"].StaticFeatures);
    }

    [Fact]
    public void Long_NamedLikeIdsOrTimes_AreCovariatesAllTheSame()
    {
        Panel panel = Read("key,day,unique_id,ds,y\n1,5,a,2024-01-01,1\n1,6,a,2024-01-02,2\n", Named(past: ["day"], statics: ["key"]));

        AssertKnown(panel["a"], [1, 2], ("day", CovariateKind.Past, [5, 6]));
        Assert.Equal([new("key", 1)], panel["a"].StaticFeatures);
        Assert.Equal("2024-01-01", panel["a"].Index.TextAt(0));
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public void Long_MoreThanFiftyCategories_AreRefused(int ids, bool isRefused)
    {
        string text = "id,t,y,k\n" + string.Concat(Enumerable.Range(1, ids).Select(i => $"i{i},0,1,k{i}\n"));
        if (isRefused)
        {
            AssertRefused(text, Named(statics: ["k"]), "x.csv, line 52, column 'k': 'k51' is category 51; at most 50 can be told apart. Pick a column of fewer categories, or one of numbers.");
            return;
        }
        Assert.Equal(50, Read(text, Named(statics: ["k"]))[0].StaticFeatures.Length);
    }

    [Fact]
    public void IgnoredColumns_AreNoSeriesIdsOrTimes()
    {
        PanelOptions options = new() { IgnoredColumns = ["key", "ds", "f", "absent"] };

        Assert.Equal(["a"], Read("key,f,ds,id,t,y\n1,5,2024-01-01,a,0,1\n1,6,2024-01-02,a,1,2\n", options).Select(series => series.Id));
        Assert.Equal(["y", "z"], Read("f,y,z\n1,5,6\n2,6,7\n", options).Select(series => series.Id));
        Assert.Equal(["f"], Read("f,y\n1,5\n2,6\n", options with { Columns = ["f"] }).Select(series => series.Id));
    }

    [Fact]
    public void WithoutNames_ColumnsAreSeriesAsBefore() =>
        Assert.All(Read(Wide), series => Assert.True(series.Covariates.IsEmpty && series.StaticFeatures.IsEmpty));

    [Theory]
    [InlineData("y,f\n1,5\n2,x\n", "f", "x.csv, line 3, column 'f': 'x' is not a number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("y,f\n1,5\n2,1e999\n", "f", "x.csv, line 3, column 'f': '1e999' is not a finite number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("y,f\n1,a\n2,b\n", "f", "x.csv: column 'f' holds no numbers. Pick another column.")]
    [InlineData("y,f\n1,2\n", "g", "x.csv has no column 'g'. It has y, f.")]
    [InlineData("y,f\n1,2\nx,3\n", "f", "x.csv, line 3, column 'y': 'x' is not a number. Write a number with '.' as the decimal sign, or pick other columns.")]
    [InlineData("y,f\nNaN,2\nNaN,3\n", "f", "x.csv, line 2, column 'y': the column has no values. Fill the gap or pick other columns.")]
    [InlineData("f\n1\n2\n", "f", "x.csv has no column of numbers besides steps, dates, ids and covariates. Give a file with a number in each row.")]
    [InlineData("id,t,y,f\na,0,1,5\nb,0,,6\nb,1,,7\n", "f", "x.csv, line 3, column 'y': id 'b' has no values. Fill the gap or cut the rows.")]
    [InlineData("V1,V2,V3\na,1,2\n", "V2", "x.csv is read with a row for each series, which leaves no columns for covariates. Give a table in the layout columns or long (Layout), or name no covariates (PastCovariates, FutureCovariates, StaticFeatures).")]
    public void Future_ThatDoesNotFit_IsRefused(string text, string name, string expected) => AssertRefused(text, Named(future: [name]), expected);

    [Theory]
    [InlineData("id,t,y,s\na,0,1,5\na,1,2,6\n", "x.csv, line 3, column 's': '6' is another value than '5' before it for id 'a'. Give each id one value, or name the column as known at each step (PastCovariates, FutureCovariates).")]
    [InlineData("id,t,y,s\na,0,1,red\na,1,2,blue\n", "x.csv, line 3, column 's': 'blue' is another value than 'red' before it for id 'a'. Give each id one value, or name the column as known at each step (PastCovariates, FutureCovariates).")]
    [InlineData("id,t,y,s\na,0,1,5\nb,0,1,x\n", "x.csv, line 3, column 's': 'x' is not a number, but other rows hold numbers. Write numbers in all rows, or texts in all.")]
    [InlineData("id,t,y,s\na,0,1,5\nb,0,1,inf\n", "x.csv, line 3, column 's': 'inf' is not a number, but other rows hold numbers. Write numbers in all rows, or texts in all.")]
    [InlineData("id,t,y,s\na,0,1,5\nb,0,1,Infinity\n", "x.csv, line 3, column 's': 'Infinity' is not a finite number, but other rows hold numbers. Write numbers in all rows, or texts in all.")]
    [InlineData("id,t,y,s\na,0,1,5\nb,0,1,\n", "x.csv, line 3, column 's': id 'b' has no value. Fill one of its rows.")]
    [InlineData("id,t,y\na,0,1\n", "x.csv has no column 's'. It has id, t, y.")]
    [InlineData("y,s\n1,2\n", "x.csv is read with a column for each series, but static features such as 's' need rows that name their series. Give a table in the layout long (Layout), or name none (StaticFeatures).")]
    public void Statics_ThatDoNotFit_AreRefused(string text, string expected) => AssertRefused(text, Named(statics: ["s"]), expected);

    [Fact]
    public void Statics_CategoryCalledLikeAnotherCovariate_IsRefused() =>
        AssertRefused(
            "id,t,y,s,s=a\na,0,1,a,3\n",
            Named(past: ["s=a"], statics: ["s"]),
            "x.csv, column 's': its category 'a' would be called 's=a', like another covariate. Rename one of the columns.");

    [Fact]
    public void Names_OfOneColumnTwice_AreRefused()
    {
        AssertRefused(Wide, Named(past: ["rain", "rain"]), "x.csv: column 'rain' is picked twice as known in the past (PastCovariates). Name each column once.");
        AssertRefused(Wide, Named(past: ["rain"], future: ["rain"]), "x.csv: column 'rain' is picked twice, as known in the past (PastCovariates) and as known in advance (FutureCovariates). Name each column once.");
        AssertRefused(Wide, Named(future: ["a"]) with { Columns = ["a"] }, "x.csv: column 'a' is picked twice, as values (Columns) and as known in advance (FutureCovariates). Name each column once.");
        AssertRefused(Long, Named(statics: ["id"]) with { IdColumn = "id" }, "x.csv: column 'id' is picked twice, as the ids (IdColumn) and as a static feature (StaticFeatures). Name each column once.");
        AssertRefused(Long, Named(past: ["date"]) with { TimeColumn = "date" }, "x.csv: column 'date' is picked twice, as the times (TimeColumn) and as known in the past (PastCovariates). Name each column once.");
    }

    [Fact]
    public void Names_InLayoutsWithoutColumns_AreRefused()
    {
        AssertRefused(
            "year,a,b,c,d\n2000,1,2,3,4\n",
            Named(past: ["d"]) with { WideYears = true },
            "x.csv is read with a row for each year, which leaves no columns for covariates. Give a table in the layout columns or long (Layout), or name no covariates (PastCovariates, FutureCovariates, StaticFeatures).");
        Assert.StartsWith(
            "x.npy is an NPY file, whose rows are series, which leaves no columns for covariates.",
            Assert.Throws<DataFormatException>(() => PanelFile.Read(new MemoryStream([1]), "x.npy", Named(statics: ["s"]))).Message,
            StringComparison.Ordinal);
    }

    internal static PanelOptions Named(string[]? past = null, string[]? future = null, string[]? statics = null) =>
        new() { PastCovariates = [.. past ?? []], FutureCovariates = [.. future ?? []], StaticFeatures = [.. statics ?? []] };

    internal static void AssertKnown(Series series, double[] values, params (string Name, CovariateKind Kind, double[] Values)[] covariates)
    {
        Assert.Equal(values, series.Values);
        Assert.Equal(covariates.Select(covariate => (covariate.Name, covariate.Kind)), series.Covariates.Select(covariate => (covariate.Name, covariate.Kind)));
        Assert.All(covariates.Zip(series.Covariates), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }
}
