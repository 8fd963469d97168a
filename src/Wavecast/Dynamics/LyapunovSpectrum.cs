using System.Collections.Immutable;
using Wavecast.Randomness;

namespace Wavecast.Dynamics;

/// <summary>The largest Lyapunov exponents of an orbit: how fast small displacements beside it grow (above 0) or shrink, in 1/step. Immutable.</summary>
/// <remarks>
/// Displacements are carried along by the exact derivative and made orthonormal at each step; the exponents are the means of the logarithms of
/// R's diagonal. Benettin, Galgani, Giorgilli and Strelcyn, Meccanica 15 (1980); Eckmann and Ruelle, Reviews of Modern Physics 57 (1985).
/// The means are weighted, fading out at both ends (Das et al. 2017), which makes those of cycles exact after few periods.
/// </remarks>
public sealed class LyapunovSpectrum
{
    private LyapunovSpectrum(LyapunovSums sums)
    {
        Steps = sums.Steps;
        Exponents = [.. sums.Exponents];
        Errors = [.. sums.Errors()];
        Marks = [.. sums.Marks];
        Histories = [.. sums.Histories.Select(history => ImmutableArray.Create(history))];
    }

    /// <summary>Steps measured.</summary>
    public int Steps { get; }

    /// <summary>The exponents in 1/step, the largest first. About −745, the logarithm of the least number, stands for a direction that a step maps to nothing.</summary>
    public ImmutableArray<double> Exponents { get; }

    /// <summary>The standard error of each exponent: from the spread of ten parts of the orbit, each measured for itself.</summary>
    public ImmutableArray<double> Errors { get; }

    /// <summary>Steps after which <see cref="Histories"/> were noted, rising; the last one is <see cref="Steps"/>.</summary>
    public ImmutableArray<int> Marks { get; }

    /// <summary>For each exponent, the plain mean of the steps so far at each of <see cref="Marks"/>: how it settled.</summary>
    public ImmutableArray<ImmutableArray<double>> Histories { get; }

    /// <summary>Kaplan and Yorke's dimension of the attractor, such as 1 for a limit cycle and 2.06 for Lorenz; null where more exponents are needed to tell.</summary>
    /// <remarks>j + (λ₁ + … + λⱼ) / |λⱼ₊₁| for the last j whose sum is not below 0. An exponent that cannot be told from 0 counts as 0.</remarks>
    public double? KaplanYorkeDimension
    {
        get
        {
            double sum = 0;
            for (int j = 0; j < Exponents.Length; j++)
            {
                double exponent = IsZero(j) ? 0 : Exponents[j];
                if (sum + exponent < 0)
                {
                    return j + sum / -exponent;
                }
                sum += exponent;
            }
            return null;
        }
    }

    /// <summary>Whether an exponent cannot be told from 0: it is within three times its error, or changes a displacement by less than a factor e over all steps.</summary>
    public bool IsZero(int index) => Math.Abs(Exponents[index]) <= Math.Max(1.0 / Steps, 3 * Errors[index]);

    /// <summary>Measures along the orbit of a point.</summary>
    /// <param name="system">Whose step moves the point.</param>
    /// <param name="start">Where the orbit begins, <c>[dimension]</c>.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>Null where the orbit does not stay finite.</returns>
    /// <exception cref="ArgumentException">The point has another dimension.</exception>
    public static LyapunovSpectrum? Measure(
        IDynamicalSystem system, ReadOnlySpan<double> start, LyapunovSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        Require.InRange(start.Length, system.Dimension, system.Dimension, nameof(start));
        settings ??= new LyapunovSettings();
        int exponents = Math.Min(settings.Exponents, system.Dimension), columns = exponents + 1;
        double[] jet = StartOf(start, columns);
        double[] logarithms = new double[exponents];
        LyapunovSums sums = new(exponents, settings.Steps);
        for (int step = -settings.Transient; step < settings.Steps; step++)
        {
            system.Advance(jet, columns);
            GramSchmidt.Orthonormalize(jet, logarithms);
            if (step >= 0)
            {
                sums.Add(step, logarithms);
            }
            if (step % 256 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
        // Once a number is not finite, it stays so.
        return jet.All(double.IsFinite) ? new LyapunovSpectrum(sums) : null;
    }

    /// <summary>The point beside random directions, always the same: no system has cause to favour them.</summary>
    private static double[] StartOf(ReadOnlySpan<double> start, int columns)
    {
        PhiloxStream random = new(0, RandomPurpose.Displacements);
        double[] jet = new double[checked(start.Length * columns)];
        for (int i = 0; i < jet.Length; i++)
        {
            jet[i] = i % columns == 0 ? start[i / columns] : random.Gaussian(i / columns, i % columns);
        }
        GramSchmidt.Orthonormalize(jet, new double[columns - 1]);
        return jet;
    }
}
