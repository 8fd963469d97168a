using System.Diagnostics;
using System.Text.Json;

namespace Wavecast.Cli.Tests;

/// <summary>What a run of the tool left: its exit code and what it printed.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    /// <summary>The one JSON object on standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs the tool inside this process, through the door that the process' own start uses.</summary>
    public static Task<ToolRun> InsideAsync(params string[] arguments) => InsideAsync(TestContext.Current.CancellationToken, arguments);

    /// <summary>The same, with the signal that Ctrl-C gives.</summary>
    public static async Task<ToolRun> InsideAsync(CancellationToken interrupt, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ToolConsole console = new(output, error, ErrorIsTerminal: false, OutIsTerminal: false, ToolConsole.DefaultWidth);
        int code = await Tool.RunAsync(arguments, console, interrupt);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs the tool inside this process, and expects it to succeed.</summary>
    public static async Task<ToolRun> SucceedAsync(params string[] arguments)
    {
        ToolRun run = await InsideAsync(arguments);
        Assert.True(run.ExitCode == 0, $"exit code {run.ExitCode}: {run.Error}");
        return run;
    }

    /// <summary>Runs the built tool as a process.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="started">Called with the process once it runs; null for nothing.</param>
    /// <param name="arguments">The command line.</param>
    public static Task<ToolRun> ProcessAsync(
        IReadOnlyDictionary<string, string>? environment, Func<Process, Task>? started, params string[] arguments) =>
        ProgramAsync(DotnetHost, environment, started, [typeof(Tool).Assembly.Location, .. arguments]);

    /// <summary>Runs a published tool as a process: a binary, or an assembly through <c>dotnet</c>.</summary>
    public static Task<ToolRun> PublishedAsync(string path, params string[] arguments) =>
        path.EndsWith(".dll", StringComparison.Ordinal)
            ? ProgramAsync(DotnetHost, null, null, [path, .. arguments])
            : ProgramAsync(path, null, null, arguments);

    private static string DotnetHost =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    private static async Task<ToolRun> ProgramAsync(
        string program, IReadOnlyDictionary<string, string>? environment, Func<Process, Task>? started, string[] arguments)
    {
        ProcessStartInfo info = new(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }
        using Process process = Process.Start(info)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (started is not null)
        {
            await started(process);
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolRun(process.ExitCode, await output, await error);
    }
}
