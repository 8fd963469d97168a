using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>The checks made once at the door of every call.</summary>
internal static class OptimizerDoor
{
    public static void Check<T>(IObjective<T> objective, ReadOnlySpan<T> parameters, int length, double learningRateFactor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(objective);
        Require.NotNegative(learningRateFactor, nameof(learningRateFactor));
        if (parameters.Length != length || objective.Length != length)
        {
            throw new ArgumentException($"The optimizer was started for {length} parameters; it got {parameters.Length}, and an objective of {objective.Length}.", nameof(parameters));
        }
    }
}
