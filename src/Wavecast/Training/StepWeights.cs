namespace Wavecast;

/// <summary>A weight for each step's loss: the article's <em>weighted training</em>. Immutable.</summary>
/// <remarks>A small error early in a sequence is carried into everything after it, so early steps may count more.</remarks>
public abstract record StepWeights
{
    private StepWeights()
    {
    }

    /// <summary>Every step counts 1.</summary>
    public static StepWeights None { get; } = new ConstantWeights();

    /// <summary>Weight 2^(−t / halfLife): it halves every <paramref name="halfLife"/> steps, from 1 at the first.</summary>
    public static StepWeights Exponential(double halfLife) => new ExponentialWeights(Require.Positive(halfLife, nameof(halfLife)));

    /// <summary>Weight falling in a straight line from 1 at the first step to <paramref name="last"/> at the last.</summary>
    public static StepWeights Linear(double last) => new LinearWeights(Require.NotNegative(last, nameof(last)));

    /// <summary>The weights as given, one for each step; steps beyond them count like the last.</summary>
    /// <exception cref="ArgumentException">There is no weight, one is negative or not finite, or all are 0.</exception>
    public static StepWeights Given(IEnumerable<double> weights)
    {
        double[] given = [.. weights];
        if (given.Length == 0 || given.Any(w => !double.IsFinite(w) || w < 0) || given.All(w => w == 0))
        {
            throw new ArgumentException("Step weights are finite numbers of 0 or more, not all 0.", nameof(weights));
        }
        return new GivenWeights(given);
    }

    /// <summary>The weight of a step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="steps">Steps of the sequence.</param>
    public abstract double At(int step, int steps);

    private sealed record ConstantWeights : StepWeights
    {
        public override double At(int step, int steps) => 1;

        public override string ToString() => "none";
    }

    private sealed record ExponentialWeights(double HalfLife) : StepWeights
    {
        public override double At(int step, int steps) => Math.Pow(2, -step / HalfLife);

        public override string ToString() => FormattableString.Invariant($"exponential:{HalfLife}");
    }

    private sealed record LinearWeights(double Last) : StepWeights
    {
        public override double At(int step, int steps) => steps == 1 ? 1 : 1 + (Last - 1) * step / (steps - 1);

        public override string ToString() => FormattableString.Invariant($"linear:{Last}");
    }

    private sealed record GivenWeights(double[] Values) : StepWeights
    {
        public override double At(int step, int steps) => Values[Math.Min(step, Values.Length - 1)];

        public override string ToString() => "given:" + string.Join(',', Values.Select(w => w.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
