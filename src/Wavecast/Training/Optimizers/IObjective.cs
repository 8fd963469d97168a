using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>All that an optimizer sees: parameters → (loss, gradient).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IObjective<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of parameters.</summary>
    int Length { get; }

    /// <summary>One evaluation: the loss at the parameters, and its gradient.</summary>
    /// <param name="parameters">Where to evaluate, <see cref="Length"/> values.</param>
    /// <param name="gradient">Receives ∂loss/∂parameters, <see cref="Length"/> values; what was there is overwritten.</param>
    /// <returns>The loss; not finite where the parameters overflow.</returns>
    double Evaluate(ReadOnlySpan<T> parameters, Span<T> gradient);
}
