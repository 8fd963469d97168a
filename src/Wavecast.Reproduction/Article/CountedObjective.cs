using Wavecast.Training.Optimizers;

namespace Wavecast.Reproduction.Article;

/// <summary>Counts the evaluations that an optimizer makes, whatever objective is behind it.</summary>
internal sealed class CountedObjective(int most, CancellationToken cancellation) : IObjective<double>
{
    private IObjective<double>? inner;

    /// <summary>What is evaluated; set before the first evaluation.</summary>
    public IObjective<double> Inner
    {
        set => inner = value;
    }

    /// <summary>Evaluations made.</summary>
    public int Count { get; private set; }

    /// <summary>Evaluations that may be made; whoever calls the optimizer stops there.</summary>
    public int Most => most;

    public int Length => inner!.Length;

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        cancellation.ThrowIfCancellationRequested();
        Count++;
        return inner!.Evaluate(parameters, gradient);
    }
}
