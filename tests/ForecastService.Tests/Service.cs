using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ForecastService.Tests;

/// <summary>The running service, on a port that was free; ended when disposed of.</summary>
internal sealed partial class Service : IAsyncDisposable
{
    private readonly Process process;

    private Service(Process process, Uri address) => (this.process, Client) = (process, new HttpClient { BaseAddress = address });

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it, and waits until it says where it listens.</summary>
    public static async Task<Service> StartAsync(string model)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        ProcessStartInfo info = new(host, [typeof(Program).Assembly.Location, "--model", model, "--port", "0"]) { RedirectStandardOutput = true };
        Process process = Process.Start(info)!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Nobody reads on: what it prints until its end fits into a pipe.
                return new Service(process, new Uri(match.Groups[1].Value));
            }
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException($"The service ended with code {process.ExitCode}, before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
    }

    [GeneratedRegex(@"listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
