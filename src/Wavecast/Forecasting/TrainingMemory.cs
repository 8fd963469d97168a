using Wavecast.Training.Optimizers;

namespace Wavecast.Forecasting;

/// <summary>Refuses a training that would not fit in this machine's memory, before it starts.</summary>
internal static class TrainingMemory
{
    /// <summary>Sequences that a thread works on at once.</summary>
    private const int Lanes = 32;

    /// <summary>Copies of the parameters beside the optimizer's own: the network, the best, the working point, the gradient, and their packed forms.</summary>
    private const int ParameterCopies = 8;

    /// <exception cref="ArgumentException">The estimate is above the memory that is there.</exception>
    public static void Check(NetworkShape shape, Precision precision, TrainingSettings training, SequenceBatch<double> data)
    {
        double needed = Estimate(shape, precision, training, data);
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > available)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Training {shape} would take about {needed / 1e9:F0} GB of memory and there are {available / 1e9:F0}; take smaller hidden sizes, or shorter windows."));
        }
    }

    /// <summary>Bytes, within a factor of about two.</summary>
    public static double Estimate(NetworkShape shape, Precision precision, TrainingSettings training, SequenceBatch<double> data)
    {
        int bytes = precision == Precision.Bits32 ? sizeof(float) : sizeof(double);
        double vectors = ParameterCopies + training.Threads + OptimizerVectors(training.Optimizer);
        // Each unit keeps four gates, both states and the cell's activation of every step until the way back.
        double stepValues = shape.Hidden.Sum(size => 7.0 * size) + shape.Inputs + 2 * shape.Outputs;
        double lanes = Math.Min((double)Lanes * training.Threads, data.Count + Lanes);
        double dataValues = 3.0 * data.Count * data.Steps * data.Features;
        return bytes * (vectors * shape.ParameterCount + stepValues * lanes * data.Steps + dataValues);
    }

    private static int OptimizerVectors(IOptimizer optimizer) => optimizer switch
    {
        Lbfgs lbfgs => 2 * lbfgs.History + 6,
        _ => 2,
    };
}
