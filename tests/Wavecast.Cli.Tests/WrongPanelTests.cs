using System.Runtime.Versioning;

namespace Wavecast.Cli.Tests;

/// <summary>Every kind of wrong panel, truth, option and output gives one sentence and exit code 2, and leaves nothing behind.</summary>
public sealed class WrongPanelTests(WrongPanelFixture fixture) : IClassFixture<WrongPanelFixture>
{
    /// <summary>Command line (<c>@</c> is the folder of the fixture), and a part of the sentence that says what is wrong.</summary>
    public static TheoryData<string, string> Cases { get; } = new()
    {
        // The data.
        { "forecast @absent.csv --horizon 6", "absent.csv', and there is no such file" },
        { "forecast @folder --horizon 6", "folder', a folder; expected a file" },
        { "forecast @empty.csv --horizon 6", "empty.csv is empty" },
        { "forecast @header.csv --horizon 6", "header.csv has a row of names and no values" },
        { "forecast @binary.csv --horizon 6", "binary.csv is not text" },
        { "forecast @nul.csv --horizon 6", "nul.csv is not text" },
        { "forecast @cut.csv.gz --horizon 6", "cut.csv.gz is packed by gzip, and damaged or cut off" },
        { "forecast @not.parquet --horizon 6", "not.parquet does not begin with PAR1" },
        { "forecast @not.npy --horizon 6", "not.npy is no NPY file" },
        { "forecast @text.csv --horizon 6", "text.csv, line 9, column 'a': 'four' is not a number" },
        { "forecast @infinite.csv --horizon 6", "infinite.csv, line 7, column 'a': 'Infinity' is not" },
        { "forecast @ragged.csv --horizon 6", "ragged.csv, line 3" },
        { "forecast @all-missing.csv --horizon 6", "all-missing.csv: Series 'b' has no values; leave it out" },
        { "forecast @gap.csv --horizon 6 --missing error", "gap.csv: Series 'a' has no value at 2001-06" },
        { "forecast @duplicate-names.csv --horizon 6", "duplicate-names.csv, line 1: two columns are called 'a'" },
        { "forecast @duplicate-ids.csv --horizon 2 --layout rows", "duplicate-ids.csv, line 3, field 1: two rows have the id 'a'" },
        { "forecast @good.csv --horizon 6 --layout long", "good.csv has no column called id, unique_id, series or the like. Say which column holds the ids (--id)" },
        { "forecast @good.csv --horizon 6 --id zzz", "good.csv has no column 'zzz'" },
        { "forecast @good.csv --horizon 6 --time zzz", "good.csv has no column 'zzz'" },
        { "forecast @good.csv --horizon 6 --time year,zzz", "good.csv has no column 'year,zzz'" },
        { "forecast @good.csv --horizon 6 --id month,zzz", "good.csv has no column 'zzz'" },
        { "forecast @good.csv --horizon 6 --decimal ;", "--decimal is ';'; expected point, comma." },
        { "forecast @thousands.csv --horizon 2", "thousands.csv, line 2, column 'y': '1,234' is not a number. Write a number with '.' as the decimal sign, say whether a comma is one (--decimal comma or point), or pick other columns." },
        { "forecast @good.csv --horizon 6 --columns a,zzz", "good.csv has no column 'zzz'" },
        { "forecast @good.csv --horizon 6 --wide-years", "good.csv has 2 columns besides the first; expected 12 months or 4 quarters behind a column of years. Cut the others, or read it without --wide-years" },

        // Covariates.
        { "forecast @good.csv --horizon 6 --past zzz", "good.csv has no column 'zzz'" },
        { "forecast @good.csv --horizon 6 --past b --future b", "good.csv: column 'b' is picked twice, as known in the past (--past) and as known in advance (--future). Name each column once." },
        { "forecast @good.csv --horizon 6 --columns a,b --past b", "good.csv: column 'b' is picked twice, as values (--columns) and as known in the past (--past)" },
        { "forecast @good.csv --horizon 6 --static b", "good.csv is read with a column for each series, but static features such as 'b' need rows that name their series. Give a table in the layout long (--layout), or name none (--static)." },
        { "forecast @good.csv --horizon 6 --layout rows --future b", "which leaves no columns for covariates. Give a table in the layout columns or long (--layout), or name no covariates (--past, --future, --static)." },
        { "forecast @shops.csv --horizon 1 --static size", "shops.csv, line 3, column 'size': '6' is another value than '5' before it for id 'p'. Give each id one value, or name the column as known at each step (--past, --future)." },
        { "forecast @good.csv --horizon 6 --past b --resample yearly:mean", "--past cannot go with --resample" },
        { "backtest @good.csv --horizon 6 --future b --resample yearly:mean", "--future cannot go with --resample" },
        { "forecast @good.csv --horizon 6 --future b", "good.csv: Series 'a': covariate 'b' is known for 0 steps beyond the last value, and a horizon of 6 needs 6; add rows with its values" },
        { "forecast @good.csv --horizon 6 --calendar day", "some of month, weekday, hour and fourier:K with K from 1 to 20" },
        { "forecast @good.csv --horizon 6 --calendar month,month", "each once" },
        { "forecast @good.csv --horizon 6 --calendar none,month", "or none" },
        { "forecast @good.csv --horizon 6 --columns a --series-embedding", "good.csv: A series embedding needs 2 to 256 series, and there are 1; leave it out." },

        // Distributions and paths.
        { "forecast @good.csv --horizon 6 --distribution normal", "--distribution is 'normal'; expected qua" },
        { "forecast @good.csv --horizon 6 --strategy both", "--strategy is 'both'; expected auto, rec" },
        { "forecast @good.csv --horizon 6 --paths @paths.txt", "paths.txt'; expected a name that ends in .csv." },
        { "forecast @good.csv --horizon 6 --path-count 5", "--path-count needs --paths FILE.csv" },
        { "forecast @good.csv --horizon 6 --paths @paths.csv --model theta", "--paths needs networks, which draw them, and --model theta has none; take auto or lstm." },

        // Times.
        { "forecast @duplicate.csv --horizon 6", "duplicate.csv, line 6, column 'month': '2001-04' is there twice" },
        { "forecast @unsorted.csv --horizon 6", "unsorted.csv, line 7, column 'month': '2001-05' comes after a later one" },
        { "forecast @one-day.csv --horizon 6", "one-day.csv, column 'date': a single date shows no frequency. State it (--frequency)" },
        { "forecast @two-frequencies.csv --horizon 6", "two-frequencies.csv, line 9, column 'date'" },
        { "forecast @uneven.csv --horizon 6", "uneven.csv, line 5, column 'date': '2001-03-17' lies on no monthly step" },
        { "forecast @ambiguous.csv --horizon 6", "ambiguous.csv, line 2, column 'date': '01/02/2001' may be" },
        { "forecast @good.csv --horizon 6 --frequency fortnightly", "--frequency is 'fortnightly'; expected yearly, quarterly" },
        { "forecast @good.csv --horizon 6 --frequency weekly", "good.csv, line 3, column 'month': '2001-02' lies on no weekly step" },
        { "forecast @steps.csv --horizon 6 --frequency monthly", "steps.csv has no times, so monthly steps have no start. Give the first date (--start)" },
        { "forecast @steps.csv --horizon 600 --frequency yearly --start 9900", "steps.csv: " },
        { "forecast @good.csv --horizon 6 --start soon", "--start is 'soon'; expected a date" },
        { "forecast @good.csv --horizon 6 --date-format QQ", "--date-format is 'QQ'; expected a format with a year" },
        { "forecast @good.csv --horizon 6 --date-format dd.MM.yyyy", "good.csv, line 2" },
        { "forecast @good.csv --horizon 6 --resample yearly", "--resample is 'yearly'; expected a frequency of the calendar and" },
        { "forecast @good.csv --horizon 6 --resample yearly:median", "--resample is 'yearly:median'; expected mean, sum" },
        { "forecast @good.csv --horizon 6 --resample fortnightly:sum", "--resample is 'fortnightly:sum'" },
        { "forecast @good.csv --horizon 6 --resample daily:mean", "good.csv: A monthly series cannot become daily" },
        { "forecast @steps.csv --horizon 6 --resample monthly:mean", "steps.csv: A steps series cannot become monthly" },

        // What is asked for.
        { "forecast --horizon 6", "wavecast forecast needs DATA" },
        { "forecast @good.csv", "wavecast forecast needs --horizon N" },
        { "backtest @good.csv", "wavecast backtest needs --horizon N" },
        { "forecast @good.csv --horizon 0", "--horizon is '0'; expected a whole number from 1 to 4096" },
        { "forecast @good.csv --horizon -6", "--horizon is '-6'" },
        { "forecast @good.csv --horizon 2000000000", "--horizon is '2000000000'" },
        { "forecast @good.csv --horizon 6 --season 0", "--season is '0'" },
        { "forecast @good.csv --horizon 6 --model thetta", "--model is 'thetta'; expected one of auto, lstm, naive, seasonal-naive, drift, mean, naive2, theta" },
        { "forecast @good.csv --horizon 6 --layout diagonal", "--layout is 'diagonal'; expected columns, rows, long" },
        { "forecast @good.csv --horizon 6 --missing maybe", "--missing is 'maybe'; expected error, mask, interpolate, seasonal" },
        { "forecast @good.csv --horizon 6 --levels 80,100", "--levels is '80,100'; expected percents" },
        { "forecast @good.csv --horizon 6 --levels 95,80", "--levels is '95,80'; expected percents above 0 and below 100, ascending" },
        { "forecast @good.csv --horizon 6 --levels many", "--levels is 'many'" },
        { "forecast @good.csv --horizon 6 --levels 80,", "--levels is '80,'" },
        { "forecast @good.csv --horizon 6 --levels 1,2,3,4,5,6,7,8,9,10 --out @x.png", "--levels has 10, but a picture such as" },
        { "forecast @good.csv --horizon 6 --threads 0", "--threads is '0'" },
        { "forecast @good.csv --horizon 6 --seed x", "--seed is 'x'" },
        { "forecast @good.csv --horizon 6 --time-limit 0", "--time-limit is '0'; expected a duration above 0" },
        { "forecast @good.csv --horizon 6 --time-limit soon", "--time-limit is 'soon'" },
        { "forecast @good.csv --horizont 6", "did you mean --horizon" },
        { "backtest @good.csv --horizon 6 --origins 20 --stride 6", "good.csv: Series 'a' has 48 steps; 20 origins 6 steps apart and a horizon of 6 need 121" },
        { "backtest @good.csv --horizon 6 --origins 0", "--origins is '0'" },
        { "backtest @good.csv --horizon 6 --stride 0", "--stride is '0'" },
        { "backtest @good.csv --horizon 6 --refit sometimes", "--refit is 'sometimes'; expected every, never, or a whole number" },
        { "backtest @gap.csv --horizon 6 --missing error", "gap.csv: Series 'a' has no value at 2001-06" },

        // The truth.
        { "forecast @good.csv --horizon 6 --truth @absent.csv", "--truth is '" },
        { "forecast @good.csv --horizon 6 --truth @empty.csv", "empty.csv is empty" },
        { "forecast @good.csv --horizon 6 --truth @truth-ids.csv", "truth-ids.csv has no series 'b'" },
        { "forecast @good.csv --horizon 6 --truth @truth-three.csv", "truth-three.csv has 3 series, none of them called like one of" },
        { "forecast @good.csv --horizon 6 --truth @truth-short.csv", "truth-short.csv: series 'a' has 3 of the 6 steps" },
        { "forecast @good.csv --horizon 6 --truth @truth-late.csv", "truth-late.csv: series 'a' has no step 2005-01" },
        { "forecast @good.csv --horizon 6 --truth @truth-daily.csv", "truth-daily.csv, line 3, column 'date': '2005-01-02' lies on no monthly step" },

        // Places to write to.
        { "forecast @good.csv --horizon 6 --out @absent/x.csv", "no folder" },
        { "forecast @good.csv --horizon 6 --out @folder", "folder'; expected a name that ends in .csv" },
        { "forecast @good.csv --horizon 6 --out @good.csv", "good.csv', which this run also reads or writes" },
        { "forecast @good.csv --horizon 6 --truth @truth.csv --out @truth.csv", "truth.csv', which this run also reads or writes" },
        { "forecast @good.csv --horizon 6 --out @x.csv --out @x.csv", "x.csv', which this run also reads or writes" },
        { "forecast @good.csv --horizon 6 --save @good.csv", "--save is '" },
        { "forecast @good.csv --horizon 6 --save @absent/m", "no folder" },
        { "forecast @good.csv --horizon 6 --out @x.csv --save @x.csv", "x.csv', which this run also reads or writes" },
        { "forecast @good.csv --horizon 6 --out @x.jpg", "x.jpg'; expected a name that ends in .csv, .png" },
        { "backtest @good.csv --horizon 6 --out @x.txt", "x.txt'; expected a name that ends in .csv, .png" },
        { "backtest @good.csv --horizon 6 --report @x.png", "x.png'; expected a name that ends in .html." },
        { "forecast @good.csv --horizon 6 --report @x.htm", "x.htm'; expected a name that ends in .html." },
        { "forecast @good.csv --horizon 6 --report @x.html --out @x.html", "x.html', which this run also reads or writes" },
        { "forecast @good.csv --horizon 6 --backtest 0", "--backtest is '0'; expected a whole number from 1 to 1000" },
        { "forecast @good.csv --horizon 6 --backtest 1001", "--backtest is '1001'" },
        { "forecast @good.csv --horizon 6 --backtest 40", "good.csv: Series 'a' has 48 steps; 40 origins 3 steps apart and a horizon of 6 need 124" },
        { "backtest @good.csv --horizon 6 --out @x.png --horizon-picture @x.png", "--horizon-picture is '" },
        { "backtest @good.csv --horizon 6 --horizon-picture @x.csv", "x.csv'; expected a name that ends in .png, .svg or .pdf" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Run_WrongPanel_SaysOneSentenceAndLeavesNothing(string commandLine, string part)
    {
        string[] before = fixture.Folder.List();

        // Networks would be trained before some of the errors could show; the words "fitting …" are no error.
        string[] model = commandLine.Contains("--model", StringComparison.Ordinal) ? [] : ["--model", "naive"];
        ToolRun run = await ToolRun.InsideAsync([.. Split(commandLine), .. model, "--quiet"]);

        Assert.True(run.ExitCode == 2, $"exit code {run.ExitCode}: {run.Error}{run.Out}");
        Assert.Equal("", run.Out);
        string line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("wavecast: ", line, StringComparison.Ordinal);
        Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", line, StringComparison.Ordinal);
        Assert.Equal(before, fixture.Folder.List());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Forecast_OfAFileThatMayNotBeRead_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Whoever runs this may read every file.");
        string path = fixture.Folder.Write("secret.csv", "month,a\n2001-01,1\n");
        File.SetUnixFileMode(path, UnixFileMode.None);

        ToolRun run = await ToolRun.InsideAsync("forecast", path, "--horizon", "6");

        File.Delete(path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("secret.csv may not be read", run.Error, StringComparison.Ordinal);
    }

    private string[] Split(string commandLine) =>
        [.. commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] == '@' ? fixture.Folder[word[1..]] : word)];
}
