using System.Collections.Immutable;
using System.Globalization;
using Wavecast.Data;
using Wavecast.Training;
using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.Chaos;

/// <summary>A network trained as a whole, by L-BFGS, in stages with a drawn part that grows.</summary>
internal sealed record GradientMethod
{
    private const double Scale = 1e6;
    private const int History = 50;

    public int Units { get; init; } = 40;

    public bool Residual { get; init; } = true;

    public int Bypass { get; init; }

    public InitialWeights InitialWeights { get; init; } = InitialWeights.ForgetBias;

    /// <summary>Steps of the windows that the training sequence is cut into; each is a sequence of the batch.</summary>
    public int Window { get; init; } = 500;

    public int Stride { get; init; } = 110;

    /// <summary>Steps of a window that do not count.</summary>
    public int WarmUp { get; init; } = 50;

    /// <summary>Standard deviation of the noise on what is read, new in every call of the optimizer.</summary>
    public double Noise { get; init; }

    public required ImmutableArray<GrowingStage> Stages { get; init; }

    /// <summary>As a method.</summary>
    public Method ToMethod(string key, string name) => new(key, name, Describe(), ToString(), Learn);

    /// <summary>What is done, in words.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Units} units{(Residual ? ", residual output" : "")}{(Bypass > 0 ? $", a bypass of {Bypass} lags found in closed form first" : "")}{(InitialWeights == InitialWeights.ForgetBias ? ", forget bias 1" : "")}; L-BFGS with a history of {History} on {(Window == int.MaxValue ? "the whole sequence" : $"windows of {Window} steps")}, {WarmUp} of which do not count{(Noise > 0 ? $", noise {Noise} on what is read" : "")}: {DescribeStages()}");

    private string DescribeStages() => string.Join(", ", Stages.Select(stage => stage.Steps == 0
        ? $"next step for {stage.Evaluations} evaluations"
        : $"{stage.Segments} × {stage.Steps} steps drawn for {stage.Evaluations}"));

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"L-BFGS {History}, {Units} units, residual {Residual}, bypass {Bypass}, {InitialWeights}, windows {Window} by {Stride}, warm-up {WarmUp}, noise {Noise}, {DescribeStages()}");

    private Drawer Learn(SequenceBatch<double> training, long seed, CancellationToken cancellation)
    {
        LstmNetwork<double> network = Train(training, seed, cancellation);
        return (warmUp, steps) => network.Draw(warmUp, steps);
    }

    /// <summary>The trained network.</summary>
    /// <param name="training">One scaled sequence.</param>
    /// <param name="seed">Of the initial weights and the noise.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LstmNetwork<double> Train(SequenceBatch<double> training, long seed, CancellationToken cancellation)
    {
        SequenceBatch<double> windows = Windows.Cut(training, Math.Min(Window, training.Steps), Stride);
        LstmNetwork<double> network = new(new NetworkShape(training.Features, [Units], training.Features, Residual, Bypass), seed, InitialWeights);
        if (Bypass > 0)
        {
            RidgeBypass.Fit(network.Shape, network.Parameters, windows);
        }
        foreach (GrowingStage stage in Stages)
        {
            Minimise(stage, network, windows, seed, cancellation);
        }
        return network;
    }

    /// <summary>Trains on this thread, so that its clock tells what the training took.</summary>
    private void Minimise(GrowingStage stage, LstmNetwork<double> network, SequenceBatch<double> windows, long seed, CancellationToken cancellation)
    {
        ObjectiveSettings settings = new()
        {
            Scale = Scale,
            WarmUp = WarmUp,
            InputNoise = Noise,
            FreeRun = stage.Steps == 0 ? null : new FreeRunLoss { Steps = stage.Steps, Segments = stage.Segments },
        };
        using SequenceObjective<double> objective = SequenceObjective<double>.NextStep(network.Shape, windows, settings);
        IOptimizerState<double> optimizer = new Lbfgs { History = History }.CreateState<double>(network.Shape.ParameterCount);
        int evaluations = 0;
        OptimizerOutcome outcome = OptimizerOutcome.Advanced;
        for (int call = 0; evaluations < stage.Evaluations && outcome == OptimizerOutcome.Advanced; call++)
        {
            cancellation.ThrowIfCancellationRequested();
            objective.SetNoise(seed, call);
            OptimizerStep step = optimizer.Step(objective, network.Parameters);
            (evaluations, outcome) = (evaluations + step.Evaluations, step.Outcome);
        }
    }
}

/// <summary>A part of a training.</summary>
/// <param name="Steps">Steps drawn at the end of each segment; 0 for the next-step loss.</param>
/// <param name="Segments">Segments of a window.</param>
/// <param name="Evaluations">Evaluations, about.</param>
internal sealed record GrowingStage(int Steps, int Segments, int Evaluations);
