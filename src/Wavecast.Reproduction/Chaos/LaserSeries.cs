namespace Wavecast.Reproduction.Chaos;

/// <summary>Data set A of the Santa Fe competition, which a user has to bring along: its licence keeps it out of this project.</summary>
public sealed class LaserSeries
{
    /// <summary>Steps that the competition let free.</summary>
    public const int TestSteps = 100;

    /// <summary>Fewest steps to learn from.</summary>
    public const int LeastTraining = 500;

    /// <summary>Takes the two parts.</summary>
    /// <param name="training">The 1,000 intensities to learn from.</param>
    /// <param name="test">The 100 that follow.</param>
    /// <exception cref="ArgumentException">A part has another length than the protocol asks for, or holds a number that is not finite.</exception>
    public LaserSeries(IReadOnlyList<double> training, IReadOnlyList<double> test)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(test);
        if (training.Count < LeastTraining)
        {
            throw new ArgumentException($"The laser's training part has {training.Count} values; expected 1,000, at least {LeastTraining}.", nameof(training));
        }
        if (test.Count < TestSteps)
        {
            throw new ArgumentException($"The laser's test part has {test.Count} values; expected the {TestSteps} that follow the training part.", nameof(test));
        }
        if (!training.Concat(test).All(double.IsFinite))
        {
            throw new ArgumentException("The laser's values are finite numbers; one is not.", nameof(training));
        }
        (Training, Test) = ([.. training], [.. test.Take(TestSteps)]);
    }

    /// <summary>What is learnt from.</summary>
    internal double[] Training { get; }

    /// <summary>What is drawn freely; read to measure only.</summary>
    internal double[] Test { get; }
}
