namespace Wavecast.Dynamics;

/// <summary>Weights of an average along an orbit that fade smoothly to nothing at both ends.</summary>
/// <remarks>
/// w(t) = exp(−1 / (t(1 − t))) for t from 0 to 1. On a cycle or a torus the plain average of n steps is wrong by 1/n, as it
/// cuts through an oscillation; with these weights the error falls faster than any power of n, and on a chaotic orbit it is larger by a quarter only.
/// Das, Saiki, Sander and Yorke, Nonlinearity 30 (2017).
/// </remarks>
internal static class BirkhoffWeight
{
    /// <summary>The weights of n steps; their sum is 1.</summary>
    public static double[] Of(int steps)
    {
        double[] weights = new double[steps];
        double sum = 0;
        for (int i = 0; i < steps; i++)
        {
            double t = (i + 0.5) / steps;
            weights[i] = Math.Exp(-1 / (t * (1 - t)));
            sum += weights[i];
        }
        for (int i = 0; i < steps; i++)
        {
            weights[i] /= sum;
        }
        return weights;
    }
}
