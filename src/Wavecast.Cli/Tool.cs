using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Wavecast.Cli.Commands;
using Wavecast.Cli.Options;

namespace Wavecast.Cli;

/// <summary>The tool's door: arguments in, exit code out, and never an exception.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellation)
    {
        try
        {
            // No response files: '@x' is the user's file name, not a file of arguments.
            ParserConfiguration configuration = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
            ParseResult parsed = CreateRoot(console).Parse(arguments, configuration);
            if (parsed.Errors.Count > 0)
            {
                throw new UsageException(UsageErrors.Describe(parsed));
            }
            InvocationConfiguration invocation = new()
            {
                Output = console.Out,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                // Signals are handled in Program: the library's handler kills the process in the middle of saving.
                ProcessTerminationTimeout = null,
            };
            WarnOfSlowKernels(parsed, console);
            int code = await parsed.InvokeAsync(invocation, cancellation);
            await console.Out.FlushAsync(CancellationToken.None);
            return code;
        }
#pragma warning disable CA1031 // The last resort: whatever happened, the user reads one sentence.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failure failure = Failure.Of(exception, cancellation.IsCancellationRequested);
            await console.Error.WriteLineAsync($"wavecast: {failure.Sentence}");
            return failure.ExitCode;
        }
    }

    /// <summary>Also where quiet: somebody who waits a hundred times as long should know why. Help and version run no network.</summary>
    private static void WarnOfSlowKernels(ParseResult parsed, ToolConsole console)
    {
        if (parsed.Action is AsynchronousCommandLineAction && VectorHardware.Warning is { } warning)
        {
            console.Error.WriteLine($"wavecast: {warning}");
        }
    }

    private static RootCommand CreateRoot(ToolConsole console)
    {
        GlobalOptions globals = new(console);
        RootCommand root = new("Wavecast trains LSTM networks on waves and series, and lets them draw the signal on by themselves.")
        {
            DemoCommand.Create(globals),
            GenerateCommand.Create(globals),
            TrainCommand.Create(globals),
            DrawCommand.Create(globals),
            EvaluateCommand.Create(globals),
            ForecastCommand.Create(globals),
            BacktestCommand.Create(globals),
            DynamicsCommand.Create(globals),
            InspectCommand.Create(globals),
            ReproduceCommand.Create(globals),
        };
        globals.AddTo(root);
        HelpWithExamples.AddTo(root);
        return root;
    }
}
