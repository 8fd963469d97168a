namespace Wavecast.Cli.Tests;

/// <summary>Every kind of wrong input gives one sentence, the right exit code, and leaves nothing behind.</summary>
public sealed class WrongInputTests(WrongInputFixture fixture) : IClassFixture<WrongInputFixture>
{
    /// <summary>Command line (<c>@</c> is the folder of the fixture), a part of the sentence that says what is wrong, and the exit code.</summary>
    public static TheoryData<string, string, int> Cases { get; } = new()
    {
        // The command line itself.
        { "", "no command", 2 },
        { "trian @good.csv", "did you mean train", 2 },
        { "train @good.csv --out @m --epoch 3", "did you mean --epochs", 2 },
        { "train @good.csv --out @m --frobnicate", "no option --frobnicate", 2 },
        { "train --out @m", "needs DATA", 2 },
        { "train @good.csv", "--out", 2 },
        { "train @good.csv --out", "--out", 2 },
        { "train @good.csv @good.csv --out @m", "does not expect", 2 },
        { "train @good.csv --out @m --epochs 1 --epochs 2", "--epochs", 2 },
        { "train ?absent.csv --out @m", "@absent.csv", 2 },

        { "reproduce", "wavecast reproduce needs one of article", 2 },
        { "reproduce chaos --out @r --laser-train @good.csv", "belong together; --laser-test is missing", 2 },
        { "reproduce chaos --out @r --laser-train @good.csv --laser-test @good.csv", "a table of 6 numeric columns; expected one", 2 },
        { "reproduce chaos --out @r --laser-train @absent.csv --laser-test @good.csv", "--laser-train is '", 2 },
        { "reproduce artcle", "did you mean article", 2 },
        { "reproduce article", "--out", 2 },
        { "reproduce article --out @r --sede 1", "wavecast reproduce article has no option --sede; did you mean --seed", 2 },
        { "reproduce article --out @good.csv", "a file; expected the name of a folder", 2 },
        { "reproduce article --out @absent/r", "to make it in", 2 },
        { "reproduce article --out @r --threads 0", "--threads is '0'", 2 },

        // Sizes and numbers.
        { "train @good.csv --out @m --hidden 0", "--hidden is '0'", 2 },
        { "train @good.csv --out @m --hidden -3", "--hidden is '-3'", 2 },
        { "train @good.csv --out @m --hidden 2000000000", "--hidden is '2000000000'", 2 },
        { "train @good.csv --out @m --hidden 51,many", "--hidden is '51,many'", 2 },
        { "train @good.csv --out @m --hidden 60000,60000", "parameters", 2 },
        { "train @good.csv --out @m --hidden 12000", "memory", 2 },
        { "train @good.csv --out @m --epochs -1", "--epochs is '-1'", 2 },
        { "train @good.csv --out @m --epochs 2000000000", "--epochs is '2000000000'", 2 },
        { "train @good.csv --out @m --epochs 1.5", "--epochs is '1.5'", 2 },
        { "train @good.csv --out @m --learning-rate 0", "--learning-rate is '0'", 2 },
        { "train @good.csv --out @m --learning-rate NaN", "--learning-rate is 'NaN'", 2 },
        { "train @good.csv --out @m --learning-rate 0,1", "--learning-rate is '0,1'", 2 },
        { "train @good.csv --out @m --threads 0", "--threads is '0'", 2 },
        { "train @good.csv --out @m --seed x", "--seed is 'x'", 2 },
        { "train @good.csv --out @m --bypass -1", "--bypass is '-1'", 2 },
        { "train @good.csv --out @m --patience -1", "--patience is '-1'", 2 },
        { "train @good.csv --out @m --input-noise -1", "--input-noise is '-1'", 2 },
        { "train @good.csv --out @m --window 1", "--window is '1'; expected 2 steps or more", 2 },
        { "train @good.csv --out @m --time-limit soon", "--time-limit is 'soon'", 2 },

        // Choices, and options that contradict each other or the data.
        { "train @good.csv --out @m --optimizer newton", "--optimizer is 'newton'", 2 },
        { "train @good.csv --out @m --preset best", "--preset is 'best'", 2 },
        { "train @good.csv --out @m --select worst", "--select is 'worst'", 2 },
        { "train @good.csv --out @m --loss mae", "--loss is 'mae'", 2 },
        { "train @good.csv --out @m --scale log", "--scale is 'log'", 2 },
        { "train @good.csv --out @m --precision half", "--precision is 'half'", 2 },
        { "train @good.csv --out @m --schedule random", "--schedule is 'random'", 2 },
        { "train @good.csv --out @m --residual maybe", "'maybe'", 2 },
        { "train @good.csv --out @m --step-weights heavy", "--step-weights is 'heavy'", 2 },
        { "train @good.csv --out @m --step-weights exponential:0", "--step-weights is 'exponential:0'", 2 },
        { "train @good.csv --out @m --free-run-steps 5,10", "--free-run-steps is '5,10'", 2 },
        { "train @good.csv --out @m --free-run-steps 1000", "1000", 2 },
        { "train @good.csv --out @m --free-run-steps 5 --free-run-weight 0", "--free-run-weight 0", 2 },
        { "train @good.csv --out @m --batch 2", "--batch", 2 },
        { "train @good.csv --out @m --stride 5", "--stride needs --window", 2 },
        { "train @good.csv --out @m --validation 6", "6", 2 },
        { "train @good.csv --out @m --validation 1.5", "--validation is '1.5'", 2 },
        { "train @good.csv --out @m --validation -1", "--validation is '-1'", 2 },

        // Data.
        { "train @absent.csv --out @m", "no such file", 2 },
        { "train @folder --out @m", "folder", 2 },
        { "train @empty.csv --out @m", "empty.csv", 2 },
        { "train @header.csv --out @m", "header.csv", 2 },
        { "train @one-row.csv --out @m", "step", 2 },
        { "train @ragged.csv --out @m", "ragged.csv", 2 },
        { "train @text.csv --out @m", "four", 2 },
        { "train @nan.csv --out @m", "nan.csv", 2 },
        { "train @missing.csv --out @m", "missing.csv", 2 },
        { "train @words.csv --out @m", "words.csv", 2 },
        { "train @binary.csv --out @m", "binary.csv", 2 },
        { "train @commas.csv --out @m", "'1,250' is not a number", 2 },
        { "train @good.csv --columns zzz --out @m", "zzz", 2 },
        { "train @good.csv --id zzz --out @m", "zzz", 2 },

        // Places to write to.
        { "train @good.csv --out @absent/m", "no folder", 2 },
        { "train @good.csv --out @folder", "a folder", 2 },
        { "train @good.csv --out @good.csv", "take another name", 2 },
        { "train @good.csv --out @m --checkpoint @m", "take another name", 2 },
        { "train @good.csv --out /proc/m", "nothing can be written", 1 },
        { "train @good.csv --out @m --checkpoint @absent/c", "no folder", 2 },
        { "train @good.csv --out @interrupted", "interrupted.checkpoint, or delete it", 2 },
        { "train @good.csv --out @interrupted --resume @run.checkpoint", "interrupted.checkpoint, or delete it", 2 },
        { "train @good.csv --out @m --picture @x.jpg", "--picture is '", 2 },
        { "train @good.csv --out @m --picture @absent/x.png", "no folder", 2 },
        { "train @good.csv --out @m.png --picture @m.png", "take another name", 2 },
        { "evaluate @model.safetensors @good.csv --picture @x", ".png, .svg or .pdf", 2 },
        { "evaluate @model.safetensors @good.csv --picture @absent/x.png", "no folder", 2 },
        { "demo --out-dir @absent", "no folder", 2 },
        { "demo --out-dir @good.csv", "good.csv', but there is no folder", 2 },
        { "demo --out-dir /proc", "nothing can be written", 1 },

        // Going on.
        { "train @good.csv --out @m --resume @absent", "no such file", 2 },
        { "train @good.csv --out @m --resume @good.csv", "good.csv", 2 },
        { "train @good.csv --out @m --resume @model.safetensors", "model.safetensors", 2 },
        { "train @good.csv --out @m --hidden 3 --epochs 1 --seed 8 --resume @run.checkpoint", "seed", 2 },
        { "train @good.csv --out @m --hidden 4 --resume @run.checkpoint", "network", 2 },

        // Models.
        { "inspect @absent", "no such file", 2 },
        { "inspect @folder", "a folder", 2 },
        { "inspect @empty.csv", "empty.csv", 2 },
        { "inspect @truncated.safetensors", "truncated.safetensors", 2 },
        { "inspect @short.safetensors", "short.safetensors", 2 },
        { "inspect @long-header.safetensors", "long-header.safetensors", 2 },
        { "inspect @no-json.safetensors", "no-json.safetensors", 2 },
        { "inspect @another-shape.safetensors", "weight_ih", 2 },
        { "inspect @huge-shape.safetensors", "huge-shape.safetensors", 2 },
        { "inspect @no-shape.safetensors", "shape", 2 },
        { "inspect @version.safetensors", "format", 2 },
        { "inspect @integers.safetensors", "I64", 2 },
        { "inspect @renamed.safetensors", "linear.bo", 2 },
        { "inspect @bad-scaler.safetensors", "scaler", 2 },
        { "inspect @not-finite.safetensors", "not finite", 2 },
        { "inspect @run.checkpoint", "the checkpoint of a training, not a model", 2 },
        { "evaluate @run.checkpoint @good.csv", "wavecast train --resume", 2 },
        { "draw @run.checkpoint @good.csv --out @x.csv", "wavecast train --resume", 2 },
        { "inspect @no-model.safetensors", "no-model.safetensors", 2 },

        // Drawing and evaluating.
        { "draw @model.safetensors @good.csv", "--out", 2 },
        { "draw @model.safetensors @good.csv --out @x.jpg", ".png", 2 },
        { "draw @model.safetensors @good.csv --out @x.csv --warm-up 41", "41", 2 },
        { "draw @model.safetensors @good.csv --out @x.csv --warm-up 0", "--warm-up is '0'", 2 },
        { "draw @model.safetensors @good.csv --out @x.csv --steps 0", "--steps is '0'", 2 },
        { "draw @model.safetensors @good.csv --out @x.csv --steps 2000000000", "memory", 2 },
        { "draw @model.safetensors @good.csv --out @x.csv --features", "features", 2 },
        { "draw @model.safetensors @good.csv --out @x.csv --out @absent/x.png", "no folder", 2 },
        { "draw @good.csv @good.csv --out @x.csv", "good.csv", 2 },
        { "evaluate @model.safetensors @good.csv --warm-up 40", "40", 2 },
        { "evaluate @model.safetensors @good.csv --steps 1000", "1000", 2 },
        { "evaluate @model.safetensors @good.csv --warm-up 10 --period 11", "period", 2 },
        { "evaluate @model.safetensors @one-row.csv", "1 step", 2 },

        // Generating.
        { "generate cosine --out @x.csv", "no signal 'cosine'", 2 },
        { "generate sine", "--out", 2 },
        { "generate sine --count 0 --out @x.csv", "--count is '0'", 2 },
        { "generate sine --length -1 --out @x.csv", "--length is '-1'", 2 },
        { "generate sine --count 200000 --length 200000 --out @x.csv", "values", 2 },
        { "generate sine --period-scale 0 --out @x.csv", "--period-scale is '0'", 2 },
        { "generate sine --noise -1 --out @x.csv", "--noise is '-1'", 2 },
        { "generate sine --like numpy --out @x.csv", "--like is 'numpy'", 2 },
        { "generate square --like pytorch --out @x.csv", "--like pytorch", 2 },
        { "generate sine --like pytorch --period-scale 2.5 --out @x.csv", "whole --period-scale", 2 },
        { "generate sine --like pytorch --seed -1 --out @x.csv", "--seed is -1", 2 },
        { "generate sine --like pytorch --seed 4294967296 --out @x.csv", "--seed is 4294967296", 2 },
        { "generate sine --like pytorch --period-scale 1e9 --out @x.csv", "--period-scale is 1000000000", 2 },
        { "generate sine --like pytorch --period-scale 0.5 --out @x.csv", "--period-scale is 0.5", 2 },
        { "generate sine --period-scale 1e10 --out @x.csv", "--period-scale is '1e10'", 2 },
        { "generate sine --noise 1e10 --out @x.csv", "--noise is '1e10'", 2 },
        { "generate sine --out @absent/x.csv", "no folder", 2 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Run_WrongInput_SaysOneSentenceAndLeavesNothing(string commandLine, string part, int code)
    {
        string[] before = fixture.Folder.List();

        ToolRun run = await ToolRun.InsideAsync(Split(commandLine));

        Assert.True(run.ExitCode == code, $"exit code {run.ExitCode}: {run.Error}{run.Out}");
        Assert.Equal("", run.Out);
        string line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("wavecast: ", line, StringComparison.Ordinal);
        Assert.Contains(part, line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("unexpected", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.Equal(before, fixture.Folder.List());
    }

    [Theory]
    [InlineData("train @absent.csv --out @m --json", 2)]
    [InlineData("train @good.csv --out @m --epoch 3", 2)]
    [InlineData("train @good.csv --out /proc/m", 1)]
    public async Task Process_WrongInput_SaysOneSentenceAndExitsWithTheCode(string commandLine, int code)
    {
        ToolRun run = await ToolRun.ProcessAsync(null, null, Split(commandLine));

        Assert.Equal(code, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.StartsWith("wavecast: ", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_ModelWithoutAName_IsNotBlamedOnTheOutput()
    {
        ToolRun run = await ToolRun.InsideAsync("draw", "", fixture.Folder["good.csv"], "--out", fixture.Folder["x.csv"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("MODEL is ''", run.Error, StringComparison.Ordinal);
    }

    private string[] Split(string commandLine) =>
        [.. commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
        {
            ['@', .. string name] => fixture.Folder[name],
            // Response files are not a feature: '@x' itself reaches the tool as a file's name.
            ['?', .. string name] => $"@{name}",
            _ => word,
        })];
}
