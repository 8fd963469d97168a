using System.CommandLine;
using Wavecast.Cli.Options;
using Wavecast.Cli.Rendering;
using Wavecast.Reproduction.Chaos;

namespace Wavecast.Cli.Commands;

/// <summary><c>wavecast reproduce chaos</c>: known protocols for networks that draw alone.</summary>
internal static class ReproduceChaosCommand
{
    public static Command Create(GlobalOptions globals)
    {
        ReproductionOptions options = new("Small networks, few seeds: under 2 minutes. Without it, within an hour on two processors.");
        LaserOptions laser = new();
        Command command = new("chaos", "Measure how far a network draws sums of sines, Mackey-Glass, Lorenz and a laser, beside published figures.");
        options.AddTo(command);
        laser.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            LaserSeries? series = laser.Read(parsed);
            return ReproductionDisplay.RunAsync(
                globals.VoiceOf(parsed), options.Of(parsed), (settings, progress, token) => ChaosReproduction.RunAsync(settings, series, progress, token), cancellation);
        });
        return command.WithExamples(
            "wavecast reproduce chaos --out report",
            "wavecast reproduce chaos --quick --out report --json",
            "wavecast reproduce chaos --out report --laser-train laser-train.csv --laser-test laser-test.csv");
    }
}
