namespace Wavecast.Training.Optimizers;

/// <summary>Adam with weight decay apart from the gradient: every parameter shrinks by the same factor.</summary>
/// <remarks>Loshchilov and Hutter, ICLR 2019: w ← (1 − η·decay)·w before Adam's step.</remarks>
public sealed record AdamW : AdaptiveMoments
{
    /// <summary>AdamW with PyTorch's decay of 0.01.</summary>
    public AdamW() => WeightDecay = 0.01;

    /// <inheritdoc/>
    public override string Name => "adamw";

    private protected override bool DecayIsDecoupled => true;
}
