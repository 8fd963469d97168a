using Wavecast.Kernels;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Segments;

/// <summary>The linear part of a segment network in closed form: ridge regressions of the head on the look-back and its past features, and quantiles of what they leave.</summary>
internal static class SegmentBypass
{
    private static readonly double[] Ridges = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

    /// <summary>Fits where a series has gaps: each reads and is measured by what the one before says of them, as expectation and maximisation take turns (Dempster, Laird and Rubin, 1977).</summary>
    private const int RoundsWithGaps = 3;

    /// <summary>The part of all values up to which gaps hardly change a fit: the hour that clocks skip in spring.</summary>
    private const double FewGaps = 1e-3;

    /// <summary>Writes bypass and biases into a parameter vector; the layer's part of the output starts at 0.</summary>
    /// <returns>The series, with what the bypass says in place of gaps.</returns>
    public static IReadOnlyList<SeriesView> Fit(SegmentRecipe recipe, IReadOnlyList<SeriesView> series, WindowSampler sampler, float[] parameters)
    {
        SegmentLayout layout = recipe.Layout;
        int look = layout.LookBack * (1 + layout.Features.Past), head = layout.Head;
        bool[] hasGaps = [.. series.Select(view => OwnPredictions.HasGaps(view.Values))];
        SeriesView[] read = [.. series.Select((view, i) => hasGaps[i] ? view.Reading(GapFilling.Interpolate(view.Values)) : view)];
        int rounds = PartMissing(series) > FewGaps ? RoundsWithGaps : 1;
        double[]? b = null;
        for (int round = 0; round < rounds; round++)
        {
            List<BypassRow> rows = [.. Rows(recipe, read, sampler)];
            NormalEquations equations = new(look, head);
            foreach (BypassRow row in rows)
            {
                equations.Add(row.X, b is null ? row.Y : Completed(row, b));
            }
            b = rows.Count > 0 ? equations.Solve(Ridges) : new double[(look + 1) * head];
            // Only what the last round leaves gives quantiles; those before it say what is missing.
            Write(recipe, b, round == rounds - 1 ? rows : [], parameters);
            read = [.. read.Select((view, i) => hasGaps[i] ? view.Reading(OwnPredictions.Fill(recipe, parameters, view.Values, view.Scale, view.Features)) : view)];
        }
        return read;
    }

    private static double PartMissing(IReadOnlyList<SeriesView> series) => series.Sum(view => (double)view.Values.Count(double.IsNaN)) / Math.Max(1, series.Sum(view => (long)view.Values.Length));

    /// <summary>Writes what was found: the linear map, and quantiles of what it leaves of the values that came.</summary>
    private static void Write(SegmentRecipe recipe, double[] b, List<BypassRow> rows, Span<float> parameters)
    {
        SegmentLayout layout = recipe.Layout;
        NetworkShape shape = recipe.Shape;
        OutputHead outputHead = layout.OutputHead;
        int look = layout.LookBack * (1 + layout.Features.Past), head = layout.Head;
        ParameterSlice bypass = shape.Find("bypass.weight"), bias = shape.Find("linear.bias"), weight = shape.Find("linear.weight");
        parameters.Slice(weight.Offset, weight.Length).Clear();
        double[][] left = Residuals(rows, b, head);
        for (int h = 0; h < head; h++)
        {
            double[] residuals = left[h];
            Array.Sort(residuals);
            for (int o = 0; o < outputHead.Outputs; o++)
            {
                int output = h * outputHead.Outputs + o;
                double location = outputHead.IsLocation(o) ? b[look * head + h] : 0, start = rows.Count > 0 ? outputHead.StartOf(o, residuals) : 0;
                parameters[bias.Offset + output] = (float)(location + start);
                Span<float> weights = parameters.Slice(bypass.Offset + output * layout.Segments * layout.Inputs, layout.Segments * layout.Inputs);
                if (outputHead.IsLocation(o))
                {
                    Write(layout, b, h, weights);
                }
                else
                {
                    weights.Clear();
                }
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

    /// <summary>Whole windows, with a target at least that came.</summary>
    private static IEnumerable<BypassRow> Rows(SegmentRecipe recipe, SeriesView[] series, WindowSampler sampler)
    {
        SegmentLayout layout = recipe.Layout;
        WindowReader reader = new(layout, recipe.Scaling);
        foreach ((int number, int origin) in sampler.Spread(recipe.MostWindows))
        {
            SeriesView view = series[number];
            if (origin < layout.LookBack || origin + layout.Head > view.Values.Length || !view.Values.AsSpan(origin, layout.Head).ContainsAnyExcept(double.NaN))
            {
                continue;
            }
            ReadOnlySpan<float> inputs = reader.Read(view.Inputs, origin, view.Scale, view.Features);
            double[] x = new double[layout.LookBack * (1 + layout.Features.Past)], y = new double[layout.Head];
            for (int feature = 0, i = 0; feature <= layout.Features.Past; feature++)
            {
                for (int segment = 0; segment < layout.Segments; segment++)
                {
                    foreach (float input in inputs.Slice(segment * layout.Inputs + InputOf(layout, feature), layout.Length))
                    {
                        x[i++] = input;
                    }
                }
            }
            bool[] isKnown = new bool[y.Length];
            for (int h = 0; h < y.Length; h++)
            {
                isKnown[h] = !double.IsNaN(view.Values[origin + h]);
                y[h] = reader.Scaled(view.Inputs[origin + h]);
            }
            yield return new BypassRow(x, y, isKnown);
        }
    }

    /// <summary>The head, with what the map says in place of what is missing.</summary>
    private static double[] Completed(BypassRow row, double[] b)
    {
        double[] completed = new double[row.Y.Length];
        Predict(row.X, b, completed);
        for (int h = 0; h < completed.Length; h++)
        {
            completed[h] = row.IsKnown[h] ? row.Y[h] : completed[h];
        }
        return completed;
    }

    /// <summary>What the map leaves of the values that came, <c>[step][row]</c>.</summary>
    private static double[][] Residuals(List<BypassRow> rows, double[] b, int head)
    {
        double[][] left = [.. Enumerable.Range(0, head).Select(h => new double[rows.Count(row => row.IsKnown[h])])];
        int[] filled = new int[head];
        double[] said = new double[head];
        foreach (BypassRow row in rows)
        {
            Predict(row.X, b, said);
            for (int h = 0; h < head; h++)
            {
                if (row.IsKnown[h])
                {
                    left[h][filled[h]++] = row.Y[h] - said[h];
                }
            }
        }
        return left;
    }

    private static void Predict(double[] x, double[] b, Span<double> said)
    {
        b.AsSpan(x.Length * said.Length, said.Length).CopyTo(said);
        for (int i = 0; i < x.Length; i++)
        {
            ScaledSum.Add(x[i], b.AsSpan(i * said.Length, said.Length), said);
        }
    }

    /// <summary>A window and what lies behind it.</summary>
    /// <param name="X">The look-back and its past features.</param>
    /// <param name="Y">The head; what stands for a value that is missing.</param>
    /// <param name="IsKnown">Of each step, whether its value came.</param>
    private sealed record BypassRow(double[] X, double[] Y, bool[] IsKnown);
}
