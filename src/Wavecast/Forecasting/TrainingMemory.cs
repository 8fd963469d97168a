using Wavecast.Kernels;
using Wavecast.Training.Optimizers;

namespace Wavecast.Forecasting;

/// <summary>Decides between full and small memory, and refuses a training that would fit in neither, before it starts.</summary>
internal static class TrainingMemory
{
    /// <summary>Copies of the parameters beside the optimizer's own: the network, the best, the working point, the gradient, and their packed forms.</summary>
    private const int ParameterCopies = 8;

    /// <summary>Beyond this share of the memory that is there, small memory is chosen where that is left open: other programs need some too.</summary>
    private const double FullShare = 0.5;

    /// <summary>The objective with the memory decided.</summary>
    /// <exception cref="ArgumentException">The estimate is above the memory that is there.</exception>
    public static ObjectiveSettings Choose(MemoryUse use, NetworkShape shape, Precision precision, TrainingSettings training, SequenceBatch<double> data) =>
        Choose(use, shape, precision, training, data, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    internal static ObjectiveSettings Choose(MemoryUse use, NetworkShape shape, Precision precision, TrainingSettings training, SequenceBatch<double> data, double available)
    {
        ObjectiveSettings full = training.Objective with { SmallMemory = false }, small = full with { SmallMemory = true };
        ObjectiveSettings chosen = use switch
        {
            MemoryUse.Full => full,
            MemoryUse.Small => small,
            _ when training.Objective.SmallMemory || NeededBy(full) > FullShare * available => small,
            _ => full,
        };
        if (NeededBy(chosen) > available)
        {
            string advice = chosen.SmallMemory ? "take smaller hidden sizes, or shorter windows" : "take small memory, smaller hidden sizes, or shorter windows";
            throw new ArgumentException(FormattableString.Invariant(
                $"Training {shape} would take about {NeededBy(chosen) / 1e9:F1} GB of memory and there are {available / 1e9:F1}; {advice}."));
        }
        return chosen;

        double NeededBy(ObjectiveSettings objective) => Estimate(shape, precision, training with { Objective = objective }, data);
    }

    /// <summary>Bytes, within a factor of about two.</summary>
    public static double Estimate(NetworkShape shape, Precision precision, TrainingSettings training, SequenceBatch<double> data)
    {
        int bytes = precision == Precision.Bits32 ? sizeof(float) : sizeof(double);
        double vectors = ParameterCopies + training.Threads + OptimizerVectors(training.Optimizer);
        // Each unit keeps four gates, both states and the cell's activation of a step until the way back; inputs and outputs are kept of all steps.
        double unitValues = shape.Hidden.Sum(size => 7.0 * size), stepValues = shape.Inputs + 2 * shape.Outputs;
        double kept = training.Objective.SmallMemory ? Math.Min(data.Steps, Math.Sqrt(data.Steps) + BlockRun<double>.Segment) : data.Steps;
        // The states between the parts that are computed again: two of the seven, once for each of them.
        double borders = training.Objective.SmallMemory ? 2.0 / 7 * Math.Sqrt(data.Steps) : 0;
        int block = precision == Precision.Bits32 ? Block<float>.FullLanes : Block<double>.FullLanes;
        double lanes = Math.Min((double)block * training.Threads, data.Count + block);
        double dataValues = 3.0 * data.Count * data.Steps * data.Features;
        return bytes * (vectors * shape.ParameterCount + lanes * (unitValues * (kept + borders) + stepValues * data.Steps) + dataValues);
    }

    private static int OptimizerVectors(IOptimizer optimizer) => optimizer switch
    {
        Lbfgs lbfgs => 2 * lbfgs.History + 6,
        _ => 2,
    };
}
