namespace Wavecast.Training.Optimizers;

/// <summary>When a pair of step s and change of gradient y is good enough for L-BFGS to learn the curvature from it.</summary>
public enum CurvatureTest
{
    /// <summary>y·s &gt; 1e-10·‖y‖·‖s‖: the same whatever the scale of the loss.</summary>
    Relative,

    /// <summary>y·s &gt; 1e-10, PyTorch's. It throws away good pairs once the loss is small.</summary>
    PyTorch,
}
