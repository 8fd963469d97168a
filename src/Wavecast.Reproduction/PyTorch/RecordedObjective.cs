using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.PyTorch;

/// <summary>An objective that keeps the loss of every evaluation, and ends where it is told to.</summary>
internal sealed class RecordedObjective(IObjective<double> inner, CancellationToken cancellation) : IObjective<double>
{
    public List<double> Losses { get; } = [];

    public int Length => inner.Length;

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        cancellation.ThrowIfCancellationRequested();
        Losses.Add(inner.Evaluate(parameters, gradient));
        return Losses[^1];
    }
}
