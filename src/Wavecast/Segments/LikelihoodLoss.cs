using Wavecast.Kernels;

namespace Wavecast.Segments;

/// <summary>The negative logarithm of a likelihood: of steps of several outputs each, in double precision; a missing target costs nothing.</summary>
/// <param name="outputsPerStep">Outputs of a step, 8 at most.</param>
/// <param name="cost">Of a step, with its gradient.</param>
internal sealed unsafe class LikelihoodLoss(int outputsPerStep, LikelihoodLoss.StepCost cost) : StepLoss<float>
{
    private const int MostOutputs = 8;

    /// <summary>The cost of a step's outputs, and the gradient by them.</summary>
    public delegate double StepCost(ReadOnlySpan<double> outputs, ReadOnlySpan<double> target, Span<double> gradient);

    public override void Add(float* y, float* target, float* dy, int outputs, int lanes, float weight, ref double sum)
    {
        Span<double> all = stackalloc double[3 * MostOutputs];
        Span<double> said = all[..outputsPerStep], came = all.Slice(MostOutputs, outputsPerStep), gradient = all.Slice(2 * MostOutputs, outputsPerStep);
        for (int first = 0; first < outputs; first += outputsPerStep)
        {
            for (int i = 0; i < outputsPerStep; i++)
            {
                (said[i], came[i]) = (y[(first + i) * lanes], target[(first + i) * lanes]);
            }
            bool isMissing = double.IsNaN(came[0]);
            sum += isMissing ? 0 : weight * cost(said, came, gradient);
            for (int i = 0; dy != null && i < outputsPerStep; i++)
            {
                dy[(first + i) * lanes] = isMissing ? 0 : weight * (float)gradient[i];
            }
        }
    }
}
