namespace Wavecast.Training.Optimizers;

/// <summary>How L-BFGS chooses the length of a step.</summary>
public enum LineSearch
{
    /// <summary>The learning rate, whatever the loss does: PyTorch's default. It may diverge.</summary>
    None,

    /// <summary>A step that meets the strong Wolfe conditions, found by bracketing and zooming; the loss never rises.</summary>
    StrongWolfe,
}
