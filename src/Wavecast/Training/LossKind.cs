namespace Wavecast;

/// <summary>How the squared errors of all counted steps become one loss.</summary>
public enum LossKind
{
    /// <summary>Mean of squares, PyTorch's <c>MSELoss</c>: Σ w·(y − target)² / (outputs · counted steps), w the step weight.</summary>
    MeanOfSquares,

    /// <summary>Sum of squares, the article's: Σ w·(y − target)².</summary>
    SumOfSquares,
}
