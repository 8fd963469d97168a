namespace Wavecast;

/// <summary>How a network's parameters start.</summary>
public enum InitialWeights
{
    /// <summary>Uniform in ±1/√H, and 1 added to the forget gate's bias, so that a cell keeps what it has until it learns otherwise (Gers et al. 2000; Jozefowicz et al. 2015).</summary>
    ForgetBias,

    /// <summary>PyTorch's own numbers after <c>torch.manual_seed(seed)</c>: uniform in ±1/√H in float32, in PyTorch's order.</summary>
    PyTorch,
}
