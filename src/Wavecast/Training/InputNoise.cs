namespace Wavecast;

/// <summary>Gaussian noise added to the given inputs, not to the targets: the article's <em>denoising</em>. Immutable.</summary>
/// <param name="Level">Standard deviation; 0 for none.</param>
/// <param name="Relative">Whether <paramref name="Level"/> multiplies the standard deviation of each input feature over the training data, rather than being in the data's own units.</param>
public sealed record InputNoise(double Level, bool Relative = false)
{
    /// <summary>No noise.</summary>
    public static InputNoise None { get; } = new(0);

    /// <summary>Standard deviation, absolute or relative; 0 for none.</summary>
    public double Level { get; init => field = Require.NotNegative(value); } = Require.NotNegative(Level, nameof(Level));

    /// <summary>Absolute noise of that standard deviation, so that <c>InputNoise = 0.05</c> reads.</summary>
    public static implicit operator InputNoise(double level) => new(level);

    /// <summary>Absolute noise of that standard deviation.</summary>
    public static InputNoise FromDouble(double level) => new(level);
}
