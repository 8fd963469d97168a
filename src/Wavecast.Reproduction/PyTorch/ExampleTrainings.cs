using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>The trainings that the report compares.</summary>
internal static class ExampleTrainings
{
    /// <summary>The script's training: a fixed step, whatever the loss does; to its end, or to a loss that is not finite.</summary>
    public static ExampleRun FixedStep(PyTorchExample example, long seed, double rate, CancellationToken cancellation)
    {
        LstmNetwork<double> network = example.Network(seed);
        using StepJudge judge = new(example, network.Shape);
        List<ExampleStep> steps = [];
        double[] losses = Train(example, network, rate, PyTorchExample.Steps, evaluations => steps.Add(judge.Judge(network, evaluations)), cancellation);
        return new ExampleRun(losses, [.. steps], seed);
    }

    /// <summary>The same from the first of a few seeds that explodes at a rate; from the last of them if none does.</summary>
    public static ExampleRun FirstExplosion(PyTorchExample example, CancellationToken cancellation)
    {
        const int MostSeeds = 20;
        return Enumerable.Range(0, MostSeeds).Select(seed => FixedStep(example, seed, example.ExplodingRate, cancellation))
            .First(run => FoundExplosion.In(run) is not null || run.Seed == MostSeeds - 1);
    }

    /// <summary>The same for fewer steps, from weights each of which is moved to the next number above or below.</summary>
    public static ExampleRun Perturbed(PyTorchExample example, long seed, int number, CancellationToken cancellation)
    {
        LstmNetwork<double> network = example.Network(seed);
        Perturb(network.Parameters, number);
        List<ExampleStep> steps = [];
        double[] losses = Train(example, network, example.ExplodingRate, example.PerturbedSteps, evaluations => steps.Add(new ExampleStep(evaluations, double.NaN, double.NaN, [])), cancellation);
        return new ExampleRun(losses, [.. steps], seed);
    }

    /// <summary>The training of <c>wavecast train --preset pytorch</c>, with the test sequences to validate on; and on from its end with the drawing in the loss.</summary>
    /// <param name="example">The example.</param>
    /// <param name="seed">Of the initial weights.</param>
    /// <param name="checkpoint">A file for the state between steps; removed at the end.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ExampleRun> RescuedAsync(PyTorchExample example, long seed, string checkpoint, CancellationToken cancellation)
    {
        LstmNetwork<double> network = example.Network(seed);
        using StepJudge judge = new(example, network.Shape);
        TrainingSettings settings = PyTorchExample.SettingsAt(example.ExplodingRate) with { Threads = 1, CheckpointPath = checkpoint };
        List<ExampleStep> steps = [];
        TrainingResult result;
        try
        {
            do
            {
                // One step at a time, so that there are parameters to draw with after each; the bits are those of one long run.
                Trainer<double> trainer = new(network, settings with { Epochs = steps.Count + 1, ResumePath = steps.Count > 0 ? checkpoint : null });
                result = await trainer.FitAsync(example.TrainingWaves(), example.TestWaves(), null, cancellation).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                steps.Add(judge.Judge(network, result.Losses.Length));
            }
            while (result.Stopped == StopReason.Epochs && steps.Count < PyTorchExample.Steps);
        }
        finally
        {
            File.Delete(checkpoint);
        }
        TrainingResult drawnOn = await new Trainer<double>(network, example.DrawnOn).FitAsync(example.TrainingWaves(), example.TestWaves(), null, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        TrainingRescue? rescue = result.Rescues.FirstOrDefault();
        return new ExampleRun(
            result.Losses, [.. steps], seed, rescue?.Evaluation ?? 0, rescue?.Reason ?? "", judge.Judge(network, result.Losses.Length + drawnOn.Losses.Length));
    }

    private static double[] Train(PyTorchExample example, LstmNetwork<double> network, double rate, int steps, Action<int> afterStep, CancellationToken cancellation)
    {
        using SequenceObjective<double> objective = PyTorchExample.Objective(network.Shape, example.TrainingWaves());
        RecordedObjective recorded = new(objective, cancellation);
        IOptimizerState<double> optimizer = PyTorchExample.SettingsAt(rate).Optimizer.CreateState<double>(objective.Length);
        OptimizerOutcome outcome = OptimizerOutcome.Advanced;
        for (int step = 0; step < steps && outcome != OptimizerOutcome.NotFinite; step++)
        {
            outcome = optimizer.Step(recorded, network.Parameters).Outcome;
            afterStep(recorded.Losses.Count);
        }
        return [.. recorded.Losses];
    }

    /// <summary>Up or down by a multiplicative hash of parameter and training: any rule will do that is none of the network's own.</summary>
    private static void Perturb(Span<double> parameters, int number)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            bool up = ((uint)(i + 1) * 2654435761u ^ (uint)number * 2246822519u) * 3266489917u >> 31 == 0;
            parameters[i] = up ? Math.BitIncrement(parameters[i]) : Math.BitDecrement(parameters[i]);
        }
    }
}
