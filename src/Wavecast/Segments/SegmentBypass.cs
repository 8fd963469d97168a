using Wavecast.Statistics;

namespace Wavecast.Segments;

/// <summary>The linear part of a segment network in closed form: ridge regressions of the head on the look-back and its past features, and quantiles of what they leave.</summary>
internal static class SegmentBypass
{
    private const int MostWindows = 20_000;

    private static readonly double[] Ridges = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

    /// <summary>Writes bypass and biases into a parameter vector; the layer's part of the output starts at 0.</summary>
    public static void Fit(SegmentRecipe recipe, IReadOnlyList<SeriesView> series, WindowSampler sampler, Span<float> parameters)
    {
        SegmentLayout layout = recipe.Layout;
        NetworkShape shape = recipe.Shape;
        OutputHead outputHead = layout.OutputHead;
        int look = layout.LookBack * (1 + layout.Features.Past), head = layout.Head;
        List<(double[] X, double[] Y)> rows = [.. Rows(recipe, series, sampler)];
        NormalEquations equations = new(look, head);
        foreach ((double[] x, double[] y) in rows)
        {
            equations.Add(x, y);
        }
        double[] b = rows.Count > 0 ? equations.Solve(Ridges) : new double[(look + 1) * head];
        double[] residuals = new double[rows.Count];
        ParameterSlice bypass = shape.Find("bypass.weight"), bias = shape.Find("linear.bias"), weight = shape.Find("linear.weight");
        parameters.Slice(weight.Offset, weight.Length).Clear();
        for (int h = 0; h < head; h++)
        {
            for (int r = 0; r < residuals.Length; r++)
            {
                residuals[r] = rows[r].Y[h] - Predict(rows[r].X, b, h, head);
            }
            Array.Sort(residuals);
            for (int o = 0; o < outputHead.Outputs; o++)
            {
                int output = h * outputHead.Outputs + o;
                double location = outputHead.IsLocation(o) ? b[look * head + h] : 0;
                parameters[bias.Offset + output] = (float)(location + outputHead.StartOf(o, residuals));
                if (!outputHead.IsLocation(o))
                {
                    parameters.Slice(bypass.Offset + output * layout.Segments * layout.Inputs, layout.Segments * layout.Inputs).Clear();
                    continue;
                }
                Write(layout, b, h, parameters.Slice(bypass.Offset + output * layout.Segments * layout.Inputs, layout.Segments * layout.Inputs));
            }
        }
    }

    /// <summary>Coefficients <c>[look-back, head]</c> as the bypass holds them, <c>[lag][input]</c>, lag 0 being the last segment.</summary>
    private static void Write(SegmentLayout layout, double[] b, int h, Span<float> bypass)
    {
        for (int lag = 0; lag < layout.Segments; lag++)
        {
            int first = (layout.Segments - 1 - lag) * layout.Length;
            for (int feature = 0; feature <= layout.Features.Past; feature++)
            {
                for (int i = 0; i < layout.Length; i++)
                {
                    bypass[lag * layout.Inputs + InputOf(layout, feature) + i] = (float)b[(feature * layout.LookBack + first + i) * layout.Head + h];
                }
            }
        }
    }

    /// <summary>The first input of the values, 0, or of a past feature, from 1, in a segment.</summary>
    private static int InputOf(SegmentLayout layout, int feature) => feature == 0 ? 0 : (1 + feature) * layout.Length;

    /// <summary>Whole windows with all of their targets.</summary>
    private static IEnumerable<(double[] X, double[] Y)> Rows(SegmentRecipe recipe, IReadOnlyList<SeriesView> series, WindowSampler sampler)
    {
        SegmentLayout layout = recipe.Layout;
        WindowReader reader = new(layout, recipe.Scaling);
        foreach ((int number, int origin) in sampler.Spread(MostWindows))
        {
            double[] values = series[number].Values;
            if (origin < layout.LookBack || origin + layout.Head > values.Length || values.AsSpan(origin, layout.Head).ContainsNaN())
            {
                continue;
            }
            ReadOnlySpan<float> inputs = reader.Read(values, origin, series[number].Scale, series[number].Features);
            double[] x = new double[layout.LookBack * (1 + layout.Features.Past)], y = new double[layout.Head];
            for (int i = 0; i < x.Length; i++)
            {
                (int feature, int t) = Math.DivRem(i, layout.LookBack);
                x[i] = inputs[t / layout.Length * layout.Inputs + InputOf(layout, feature) + t % layout.Length];
            }
            for (int h = 0; h < y.Length; h++)
            {
                y[h] = reader.Scaled(values[origin + h]);
            }
            yield return (x, y);
        }
    }

    private static bool ContainsNaN(this Span<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }
        return false;
    }

    private static double Predict(double[] x, double[] b, int h, int head)
    {
        double sum = b[x.Length * head + h];
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * b[i * head + h];
        }
        return sum;
    }
}
