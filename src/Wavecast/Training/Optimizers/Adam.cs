namespace Wavecast.Training.Optimizers;

/// <summary>Adam, with weight decay added to the gradient, and so scaled with it.</summary>
/// <remarks>Kingma and Ba, ICLR 2015.</remarks>
public sealed record Adam : AdaptiveMoments
{
    /// <inheritdoc/>
    public override string Name => "adam";

    private protected override bool DecayIsDecoupled => false;
}
