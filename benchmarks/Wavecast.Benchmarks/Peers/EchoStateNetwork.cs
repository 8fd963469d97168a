using System.Globalization;
using Wavecast.Randomness;
using Wavecast.Reproduction.Chaos;
using Wavecast.Training;

namespace Wavecast.Benchmarks.Peers;

/// <summary>An echo-state network of leaky tanh units, the peer that our networks are to beat: a random reservoir and a ridge readout.</summary>
/// <remarks>
/// Jaeger and Haas, Science 304 (2004), and Jaeger, The "echo state" approach, GMD Report 148 (2001): 400 units, sparse weights scaled to a
/// spectral radius below 1, the last prediction fed back. x ← (1 − a)·x + tanh(W·x + Win·u + b) · a. The readout sees the units
/// and the input; it predicts the change of the input, as our residual output does, which helps this peer.
/// </remarks>
internal sealed record EchoStateNetwork
{
    public int Units { get; init; } = 400;

    /// <summary>Weights of a unit that are not 0, on average.</summary>
    public int Connections { get; init; } = 8;

    public double SpectralRadius { get; init; } = 0.8;

    public double Leak { get; init; } = 0.6;

    public double InputScale { get; init; } = 0.3;

    public double BiasScale { get; init; } = 0.2;

    /// <summary>Penalties tried; the last part of the training sequence, drawn freely, chooses.</summary>
    public double[] Ridges { get; init; } = [1e-2, 1e-4, 1e-6, 1e-8, 1e-9, 1e-10, 1e-11];

    public int WarmUp { get; init; } = 100;

    /// <summary>As a method that the report measures.</summary>
    public Method ToMethod(Protocol protocol) => new(
        "esn",
        $"echo-state network of {Units} units (peer)",
        string.Create(CultureInfo.InvariantCulture, $"not ours: {Units} leaky tanh units, about {Connections} weights each, spectral radius {SpectralRadius}, leak {Leak}, input scale {InputScale}, bias scale {BiasScale}; readout by ridge {string.Join(" or ", Ridges.Select(ridge => ridge.ToString("0.##e-0", CultureInfo.InvariantCulture)))}, chosen as ours is"),
        $"{this}, ridges {string.Join(' ', Ridges)}, by {protocol.Held}",
        (training, seed, _) => Learn(protocol.Held, training, seed))
    {
        IsPeer = true,
        Short = "echo-state network",
    };

    private Drawer Learn(HeldPart held, SequenceBatch<double> training, long seed)
    {
        (SequenceBatch<double> learnt, SequenceBatch<double> drawn) = held.Cut(training);
        Reservoir reservoir = new(this, training.Features, seed);
        double ridge = Ridges.MinBy(ridge => DrawingErrors.Of(drawn, held.WarmUp, reservoir.Learn(learnt, ridge)).Curve().Sum(error => error * error));
        return reservoir.Learn(training, ridge);
    }

    private sealed class Reservoir
    {
        private readonly EchoStateNetwork settings;
        private readonly int features;
        private readonly (int From, double Weight)[][] recurrent;
        private readonly double[] input;
        private readonly double[] bias;
        private double[] readout = [];

        public Reservoir(EchoStateNetwork settings, int features, long seed)
        {
            (this.settings, this.features) = (settings, features);
            PhiloxStream random = new(seed, RandomPurpose.InitialWeights);
            int units = settings.Units;
            recurrent = [.. Enumerable.Range(0, units).Select(to => Enumerable.Range(0, units)
                .Where(from => random.Uniform(0, to, from) < (double)settings.Connections / units)
                .Select(from => (from, random.Uniform(-1, 1, 1, to, from))).ToArray())];
            input = [.. Enumerable.Range(0, units * features).Select(i => random.Uniform(-settings.InputScale, settings.InputScale, 2, 0, i))];
            bias = [.. Enumerable.Range(0, units).Select(i => random.Uniform(-settings.BiasScale, settings.BiasScale, 3, 0, i))];
            Rescale(settings.SpectralRadius / Radius(random));
        }

        public Drawer Learn(SequenceBatch<double> training, double ridge)
        {
            int unknowns = settings.Units + features + 1;
            LeastSquares equations = new(unknowns, features);
            double[] row = new double[unknowns + features];
            double[] state = new double[settings.Units];
            ReadOnlySpan<double> values = training[0];
            int steps = training.Steps;
            for (int step = 0; step < steps - 1; step++)
            {
                ReadOnlySpan<double> x = values.Slice(step * features, features);
                Update(state, x);
                if (step < settings.WarmUp)
                {
                    continue;
                }
                Describe(state, x, row);
                for (int k = 0; k < features; k++)
                {
                    row[unknowns + k] = values[(step + 1) * features + k] - x[k];
                }
                equations.Add(row);
            }
            for (int i = 0; i < unknowns - 1; i++)
            {
                Array.Clear(row);
                row[i] = ridge * Math.Sqrt(steps);
                equations.Add(row);
            }
            readout = equations.Solve();
            return Draw;
        }

        private SequenceBatch<double> Draw(SequenceBatch<double> warmUp, int steps)
        {
            double[] drawn = new double[warmUp.Count * steps * features];
            double[] row = new double[settings.Units + features + 1];
            for (int b = 0; b < warmUp.Count; b++)
            {
                double[] state = new double[settings.Units];
                ReadOnlySpan<double> read = warmUp[b];
                double[] x = new double[features];
                for (int step = 0; step < warmUp.Lengths[b] + steps - 1; step++)
                {
                    if (step < warmUp.Lengths[b])
                    {
                        read.Slice(step * features, features).CopyTo(x);
                    }
                    Predict(state, x, row);
                    if (step >= warmUp.Lengths[b] - 1)
                    {
                        x.CopyTo(drawn, (b * steps + step - warmUp.Lengths[b] + 1) * features);
                    }
                }
            }
            return new SequenceBatch<double>(drawn, warmUp.Count, steps, features);
        }

        /// <summary>Reads a step and replaces it by the prediction of the next.</summary>
        private void Predict(double[] state, double[] x, double[] row)
        {
            Update(state, x);
            Describe(state, x, row);
            for (int k = 0; k < features; k++)
            {
                for (int i = 0; i < row.Length; i++)
                {
                    x[k] += readout[i * features + k] * row[i];
                }
            }
        }

        private void Update(double[] state, ReadOnlySpan<double> x)
        {
            double[] before = [.. state];
            for (int to = 0; to < state.Length; to++)
            {
                double sum = bias[to];
                foreach ((int from, double weight) in recurrent[to])
                {
                    sum += weight * before[from];
                }
                for (int k = 0; k < features; k++)
                {
                    sum += input[to * features + k] * x[k];
                }
                state[to] = (1 - settings.Leak) * before[to] + settings.Leak * Math.Tanh(sum);
            }
        }

        private void Describe(double[] state, ReadOnlySpan<double> x, Span<double> row)
        {
            state.CopyTo(row);
            x.CopyTo(row[settings.Units..]);
            row[settings.Units + features] = 1;
        }

        /// <summary>The spectral radius: how fast a random vector grows over many products, its mean logarithm after the first ones.</summary>
        private double Radius(PhiloxStream random)
        {
            const int Products = 600, First = 100;
            double[] vector = [.. Enumerable.Range(0, settings.Units).Select(i => random.Uniform(-1, 1, 4, 0, i))];
            double sum = 0;
            for (int product = 0; product < Products; product++)
            {
                vector = [.. recurrent.Select(row => row.Sum(entry => entry.Weight * vector[entry.From]))];
                double norm = Math.Sqrt(vector.Sum(v => v * v));
                vector = [.. vector.Select(v => v / norm)];
                sum += product < First ? 0 : Math.Log(norm);
            }
            return Math.Exp(sum / (Products - First));
        }

        private void Rescale(double factor)
        {
            foreach ((int From, double Weight)[] row in recurrent)
            {
                for (int i = 0; i < row.Length; i++)
                {
                    row[i].Weight *= factor;
                }
            }
        }
    }
}
