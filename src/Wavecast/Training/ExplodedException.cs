namespace Wavecast.Training;

/// <summary>Carries an explosion out of the middle of an optimizer's call; never leaves the trainer.</summary>
internal sealed class ExplodedException(double loss, string what) : Exception(what)
{
    public double Loss { get; } = loss;
}
