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

    /// <summary>The inputs of the window that ends before an origin, <c>[segments, 2 · length]</c>: values, then which of them are known. They are overwritten by the next.</summary>
    /// <param name="values">A series; NaN where a value is missing. Steps before its first are missing too.</param>
    /// <param name="origin">The step behind the window's last.</param>
    /// <param name="scale">The series' mean absolute change.</param>
    public ReadOnlySpan<float> Read(ReadOnlySpan<double> values, int origin, double scale)
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
        }
        return inputs;
    }

    /// <summary>A value as the network should say it after the window read last.</summary>
    public double Scaled(double value) => (value - Level) / Unit;

    /// <summary>What the network said, in the series' units.</summary>
    public double Restored(double output) => Level + Unit * output;
}
