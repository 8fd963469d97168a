namespace Wavecast.Plotting.Ticks;

/// <summary>A round distance between ticks: 1, 2 or 5 times a power of ten.</summary>
internal readonly record struct NiceStep(int Mantissa, int Exponent)
{
    private static readonly int[] Mantissas = [1, 2, 5];

    /// <summary>The distance as a number.</summary>
    public double Size => Times(1);

    /// <summary>The smallest round distance of at least <paramref name="least"/>.</summary>
    public static NiceStep AtLeast(double least)
    {
        int exponent = (int)Math.Floor(Math.Log10(least));
        foreach (int mantissa in Mantissas)
        {
            NiceStep step = new(mantissa, exponent);
            // A step computed from round numbers may miss itself by a rounding.
            if (step.Size >= least * (1 - 1e-9))
            {
                return step;
            }
        }

        return new NiceStep(1, exponent + 1);
    }

    /// <summary>The k-th multiple, rounded once: 3 · 0.1 is 0.3 and not 0.30000000000000004.</summary>
    public double Times(double k) => Exponent < 0 ? k * Mantissa / Math.Pow(10, -Exponent) : k * Mantissa * Math.Pow(10, Exponent);

    /// <summary>The multiples within [low, high].</summary>
    public IEnumerable<double> Multiples(double low, double high)
    {
        double slack = (high - low) * 1e-9;
        double last = Math.Floor((high + slack) / Size);
        // Adding 0 turns −0 into 0.
        for (double k = Math.Ceiling((low - slack) / Size) + 0.0; k <= last; k++)
        {
            yield return Times(k);
        }
    }
}
