using Wavecast.Plotting;
using Wavecast.Reproduction.Work;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>PyTorch's <c>time_sequence_prediction</c>: as published, its explosion, and the same training rescued.</summary>
public static class PyTorchReproduction
{
    private const string Name = "pytorch";

    /// <summary>Trains, draws and writes the report, and a picture for each optimizer step as the script does: <c>predictN.svg</c> of the published training, <c>rescued-predictN.svg</c> of the rescued one.</summary>
    /// <param name="settings">Where to, and how much; the example has seeds of its own, so <see cref="ReproductionSettings.Seed"/> is not used.</param>
    /// <param name="progress">Told after every training.</param>
    /// <param name="cancellationToken">Ends the run; finished trainings are kept and the next run goes on from them.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static Task<ReproductionResult> RunAsync(ReproductionSettings settings, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return RunAsync(settings.Quick ? PyTorchExample.Small : PyTorchExample.Published, settings, progress, cancellationToken);
    }

    internal static async Task<ReproductionResult> RunAsync(PyTorchExample example, ReproductionSettings settings, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        ExampleResults results = await TrainAsync(example, settings, progress, cancellation).ConfigureAwait(false);
        SavePictures(results.Own, example, settings.Folder, "predict");
        SavePictures(results.Rescued, example, settings.Folder, "rescued-predict");
        return ReproductionResult.Write(PyTorchReport.Of(results), settings.Folder, Name);
    }

    private static async Task<ExampleResults> TrainAsync(PyTorchExample example, ReproductionSettings settings, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        using ResultsFile<ExampleRun> file = new(Path.Combine(settings.Folder, $"{Name}-results.jsonl"), PyTorchJson.Default.WorkRecordExampleRun);
        string checkpoint = Path.Combine(settings.Folder, $"{Name}-rescued.checkpoint");
        WorkUnit<ExampleRun> own = Unit("fixed step", example.Describe(0, PyTorchExample.Rate), token => ExampleTrainings.FixedStep(example, 0, PyTorchExample.Rate, token));
        WorkUnit<ExampleRun> exploding = example.IsPublished
            ? own
            : Unit("exploding", example.Describe(0, example.ExplodingRate), token => ExampleTrainings.FirstExplosion(example, token));
        IReadOnlyDictionary<string, ExampleRun> first = await RunAsync("the fixed step", [.. new[] { own, exploding }.Distinct()]).ConfigureAwait(false);

        long seed = first[exploding.Key].Seed;
        string described = example.Describe(seed, example.ExplodingRate);
        WorkUnit<ExampleRun> rescued = Unit("rescued", described, token => ExampleTrainings.RescuedAsync(example, seed, checkpoint, token).GetAwaiter().GetResult());
        WorkUnit<ExampleRun>[] perturbed = [.. Enumerable.Range(1, example.Perturbed).Select(number =>
            Unit($"last bits {number}", $"{described}, {example.PerturbedSteps} optimizer steps", token => ExampleTrainings.Perturbed(example, seed, number, token)))];
        IReadOnlyDictionary<string, ExampleRun> second = await RunAsync("rescue and last bits", [rescued, .. perturbed]).ConfigureAwait(false);
        return new ExampleResults(
            example, GoldenLosses.Read(example.Golden), first[own.Key], first[exploding.Key], second[rescued.Key], [.. perturbed.Select(unit => second[unit.Key])]);

        WorkUnit<ExampleRun> Unit(string key, string described, Func<CancellationToken, ExampleRun> run) => new($"{example.Golden}, {key}", described, run);

        Task<IReadOnlyDictionary<string, ExampleRun>> RunAsync(string stage, WorkUnit<ExampleRun>[] units) =>
            WorkRunner<ExampleRun>.RunAsync(stage, units, file, settings.Threads, progress, cancellation);
    }

    private static void SavePictures(ExampleRun run, PyTorchExample example, string folder, string name)
    {
        for (int step = 1; step <= run.Steps.Length; step++)
        {
            const string Title = "Predict future values for time sequences (dotted lines are predicted values)";
            ContinuationPlot.Create([ExampleFigures.PanelOf(run, example, step)], Title).Save(Path.Combine(folder, FormattableString.Invariant($"{name}{step}.svg")));
        }
    }
}
