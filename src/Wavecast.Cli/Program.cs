using System.Runtime.InteropServices;
using Wavecast.Cli;

using CancellationTokenSource stop = new();

// The first signal asks for a clean stop; a second one finds nobody listening and ends the process at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await Tool.RunAsync(args, ToolConsole.OfProcess(), stop.Token);
