namespace Wavecast.Plotting.Ticks;

/// <summary>Turns steps into the values of a rising index and back, continued evenly beyond its ends.</summary>
internal sealed class IndexScale
{
    private readonly double[] _values;
    private readonly double _spacing;

    private IndexScale(double[] values)
    {
        _values = values;
        _spacing = (values[^1] - values[0]) / (values.Length - 1);
    }

    /// <summary>Null if the values do not rise from each step to the next, or are fewer than two.</summary>
    public static IndexScale? From(double[] values)
    {
        if (values.Length < 2 || !values.All(double.IsFinite))
        {
            return null;
        }

        for (int t = 1; t < values.Length; t++)
        {
            if (values[t] <= values[t - 1])
            {
                return null;
            }
        }

        return new IndexScale(values);
    }

    /// <summary>The least distance of two neighbours.</summary>
    public double LeastSpacing => _values.Zip(_values.Skip(1), (value, next) => next - value).Min();

    public double ValueAt(double step)
    {
        int last = _values.Length - 1;
        if (step <= 0)
        {
            return _values[0] + step * _spacing;
        }

        if (step >= last)
        {
            return _values[last] + (step - last) * _spacing;
        }

        int before = (int)step;
        return _values[before] + (step - before) * (_values[before + 1] - _values[before]);
    }

    public double StepAt(double value)
    {
        int last = _values.Length - 1;
        if (value <= _values[0])
        {
            return (value - _values[0]) / _spacing;
        }

        if (value >= _values[last])
        {
            return last + (value - _values[last]) / _spacing;
        }

        int found = Array.BinarySearch(_values, value);
        if (found >= 0)
        {
            return found;
        }

        int after = ~found;
        return after - 1 + (value - _values[after - 1]) / (_values[after] - _values[after - 1]);
    }
}
