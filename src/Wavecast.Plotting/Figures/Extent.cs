namespace Wavecast.Plotting.Figures;

/// <summary>The part of an axis that is shown, from low to high, never empty.</summary>
internal readonly record struct Extent(double Low, double High)
{
    /// <summary>Beyond this, differences of two values overflow; such values are left out like infinite ones.</summary>
    private const double Largest = 1e300;

    public double Span => High - Low;

    public static bool CanShow(double value) => Math.Abs(value) <= Largest;

    /// <summary>The range of the values that can be shown, or null if there are none.</summary>
    public static Extent? Of(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (CanShow(value))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        return low <= high ? new Extent(low, high) : null;
    }

    /// <summary>At least wide enough that its ends differ visibly in double precision: around a constant, a tenth of it.</summary>
    public Extent Widened()
    {
        double size = Math.Max(Math.Abs(Low), Math.Abs(High));
        if (Span > size * 1e-9 && Span > 1e-290)
        {
            return this;
        }

        double half = size > 1e-280 ? size / 10 : 1;
        return new Extent(Low - half, High + half);
    }

    /// <summary>As much of it as lies within so many spans of the anchor; all of it where there is no anchor or it has no span.</summary>
    public Extent Near(Extent? anchor, double spans)
    {
        if (anchor is not { } seen || seen.Widened() != seen)
        {
            return this;
        }

        Extent around = seen.Padded(spans, spans);
        return new Extent(Math.Max(Low, around.Low), Math.Min(High, around.High));
    }

    /// <summary>The end that lies farther outside of what is shown; null where neither does.</summary>
    public double? Beyond(Extent shown)
    {
        bool isAbove = High > shown.High, isBelow = Low < shown.Low;
        return isAbove && (!isBelow || High >= -Low) ? High : isBelow ? Low : null;
    }

    /// <summary>With room below and above, in parts of the span.</summary>
    public Extent Padded(double below, double above) => new(Low - below * Span, High + above * Span);
}
