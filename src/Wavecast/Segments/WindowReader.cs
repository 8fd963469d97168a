namespace Wavecast.Segments;

/// <summary>Turns the steps before an origin into the inputs of a network. Not safe on several threads: it holds a window.</summary>
internal sealed class WindowReader(SegmentLayout layout, WindowScaling scaling)
{
    private readonly double[] window = new double[layout.LookBack];
    private readonly double[] scratch = new double[Math.Max(1, scaling.LevelSteps)];
    private readonly float[] inputs = new float[layout.Segments * layout.Inputs];

    /// <summary>What was subtracted from the window read last.</summary>
    public double Level { get; private set; }

    /// <summary>What it was divided by.</summary>
    public double Unit { get; private set; }

    /// <summary>The inputs of the window that ends before an origin, <c>[segments, inputs]</c>, as <see cref="SegmentLayout"/> has them. They are overwritten by the next.</summary>
    /// <param name="values">A series; NaN where a value is missing. Steps before its first are missing too.</param>
    /// <param name="origin">The step behind the window's last.</param>
    /// <param name="scale">The series' mean absolute change.</param>
    /// <param name="features">What is read beside the values.</param>
    /// <param name="firstStep">The step of the features that the first of the values belongs to.</param>
    public ReadOnlySpan<float> Read(ReadOnlySpan<double> values, int origin, double scale, SeriesFeatures? features = null, int firstStep = 0)
    {
        int missing = Math.Max(0, window.Length - origin);
        window.AsSpan(0, missing).Fill(double.NaN);
        values[(origin - window.Length + missing)..origin].CopyTo(window.AsSpan(missing));
        (Level, Unit) = scaling.Of(window, scale, scratch);
        int length = layout.Length;
        for (int s = 0; s < layout.Segments; s++)
        {
            Span<float> segment = inputs.AsSpan(s * layout.Inputs, layout.Inputs);
            for (int i = 0; i < length; i++)
            {
                double value = window[s * length + i];
                bool isKnown = !double.IsNaN(value);
                segment[i] = isKnown ? (float)Scaled(value) : 0;
                segment[length + i] = isKnown ? 1 : 0;
            }
            if (features is not null)
            {
                Read(features, firstStep + origin - (layout.Segments - 1 - s) * length, segment[(2 * length)..]);
            }
        }
        return inputs;
    }

    /// <summary>The features of a segment.</summary>
    /// <param name="features">Of the series.</param>
    /// <param name="end">The step behind the segment.</param>
    /// <param name="inputs">Where to.</param>
    private void Read(SeriesFeatures features, int end, Span<float> inputs)
    {
        foreach (float[] past in features.Past.AsSpan(0, layout.Features.Past))
        {
            Copy(past, end - layout.Length, inputs[..layout.Length]);
            inputs = inputs[layout.Length..];
        }
        foreach (float[] future in features.Future.AsSpan(0, layout.Features.Future))
        {
            Copy(future, end, inputs[..layout.Head]);
            inputs = inputs[layout.Head..];
        }
        features.Static.AsSpan(0, layout.Features.Static).CopyTo(inputs);
    }

    /// <summary>Values from a step on; 0 where there are none.</summary>
    private static void Copy(float[] values, int first, Span<float> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            int t = first + i;
            target[i] = (uint)t < (uint)values.Length ? values[t] : 0;
        }
    }

    /// <summary>A value as the network should say it after the window read last.</summary>
    public double Scaled(double value) => (value - Level) / Unit;

    /// <summary>What the network said, in the series' units.</summary>
    public double Restored(double output) => Level + Unit * output;
}
