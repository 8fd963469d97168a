using System.Collections.Immutable;
using Wavecast.Data;

namespace Wavecast.Dynamics;

/// <summary>Draws long, and looks at the drawing as the motion of a dynamical system.</summary>
/// <param name="createSystem">A new system of the network for each sequence: one serves one thread.</param>
/// <param name="scaler">Between the data's units and the network's.</param>
/// <param name="settings">How.</param>
/// <param name="cancellation">Ends the study.</param>
internal sealed class DynamicsStudy(Func<FreeRunSystem> createSystem, FeatureScaler scaler, DynamicsSettings settings, CancellationToken cancellation)
{
    /// <summary>A drawing farther from the data than so many times its width has left.</summary>
    private const double FarWidths = 10;

    /// <summary>The free runs behind the warm-up of each sequence.</summary>
    /// <exception cref="ArgumentException">A sequence is shorter than the warm-up.</exception>
    public ImmutableArray<SequenceDynamics> OfSequences(SequenceBatch<double> data, int threads)
    {
        Finite.Check(data, nameof(data));
        int shortest = data.Lengths.ToArray().Min(), warmUp = settings.WarmUp ?? Math.Max(1, shortest / 2);
        if (warmUp > shortest)
        {
            throw new ArgumentException($"The shortest sequence has {shortest} steps, fewer than the warm-up of {warmUp}; take a shorter warm-up.", nameof(data));
        }
        SequenceDynamics[] found = new SequenceDynamics[data.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, data.Count, options, b => found[b] = Of(data[b].ToArray(), warmUp));
        return [.. found];
    }

    /// <summary>The free run of a network that knows nothing but a push: from the zero state it reads one step, one scale above each feature's offset.</summary>
    public SequenceDynamics OfItself() => Of([.. scaler.Offset.Zip(scaler.Scale, (offset, scale) => offset + scale)], warmUp: 1, hasData: false);

    private SequenceDynamics Of(double[] sequence, int warmUp, bool hasData = true)
    {
        FreeRunSystem system = createSystem();
        int features = system.Features;
        double[][] known = Split(sequence, features);
        (double Middle, double Width)[] ranges = [.. known.Select((values, k) => RangeOf(values, scaler.Scale[k], hasData))];
        double[] read = sequence[..(warmUp * features)];
        scaler.Apply(read);
        double[] point = system.Read(read);
        double[][] drawn = Split(Draw(system, point, ranges), features);
        LyapunovSpectrum? exponents = drawn[0].Length < settings.Steps ? null : LyapunovSpectrum.Measure(
            system, point, new LyapunovSettings { Exponents = settings.Exponents, Transient = settings.Steps / 2, Steps = settings.Steps }, cancellation);
        return new SequenceDynamics(
            exponents is null ? Attractor.Leaves : AttractorTest.Judge(exponents, drawn, [.. ranges.Select(range => range.Width)]),
            exponents,
            drawn.Select((values, k) => new FeatureDynamics(values, hasData ? known[k] : [], hasData ? warmUp : 0)));
    }

    /// <summary>The drawing in the data's units, <c>[steps, features]</c>, as far as it stays; the point moves along.</summary>
    private double[] Draw(FreeRunSystem system, double[] point, (double Middle, double Width)[] ranges)
    {
        int features = system.Features;
        double[] drawn = new double[checked(settings.Steps * features)];
        for (int t = 0; t < settings.Steps; t++)
        {
            Span<double> step = drawn.AsSpan(t * features, features);
            point.AsSpan(system.InputStart, features).CopyTo(step);
            scaler.Invert(step);
            for (int k = 0; k < features; k++)
            {
                // Not a number is not near either.
                if (!(Math.Abs(step[k] - ranges[k].Middle) <= (FarWidths + 0.5) * ranges[k].Width))
                {
                    return drawn[..(t * features)];
                }
            }
            system.Advance(point, columns: 1);
            if (t % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
        return drawn;
    }

    /// <summary>The range of a feature's data; where it has none, that of one scale to each side.</summary>
    private static (double Middle, double Width) RangeOf(double[] values, double scale, bool hasData)
    {
        double least = values.Min(), most = values.Max();
        return hasData && most > least ? ((least + most) / 2, most - least) : (values[0], 2 * scale);
    }

    /// <summary>The values of each feature.</summary>
    private static double[][] Split(double[] sequence, int features) =>
        [.. Enumerable.Range(0, features).Select(k => Enumerable.Range(0, sequence.Length / features).Select(t => sequence[t * features + k]).ToArray())];
}
