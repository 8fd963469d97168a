namespace Wavecast.Segments;

/// <summary>A trained segment network. Immutable, safe to use from several threads.</summary>
internal sealed class SegmentNetwork(SegmentRecipe recipe, float[] parameters)
{
    /// <summary>How it was made.</summary>
    public SegmentRecipe Recipe { get; } = recipe;

    /// <summary>Its parameter vector.</summary>
    public ReadOnlySpan<float> Parameters => parameters;

    /// <summary>A series as this network reads it: with its own predictions in place of gaps where it has a linear part to make them, else as it is.</summary>
    /// <param name="values">Oldest first, transformed; NaN where a value is missing.</param>
    /// <param name="scale">The series' mean absolute change.</param>
    /// <param name="features">What is read beside the values.</param>
    public double[] InputsOf(double[] values, double scale, SeriesFeatures? features) =>
        !Recipe.HasBypass || !OwnPredictions.HasGaps(values) ? values
        : Recipe.Updates > 0 ? OwnPredictions.Fill(this, values, scale, features)
        : OwnPredictions.Fill(Recipe, parameters, values, scale, features);

    /// <summary>Quantiles of the steps behind the end of each series, each <c>[horizon, quantiles]</c>, ascending along the quantiles.</summary>
    /// <remarks>Beyond the head, the medians of a segment are read as if they had come, and so on (a free run).</remarks>
    /// <param name="windows">Where to go on from.</param>
    /// <param name="horizon">Steps, from 1.</param>
    public double[][] Predict(IReadOnlyList<WindowEnd> windows, int horizon)
    {
        using SegmentPass pass = new(Recipe, parameters);
        SegmentLayout layout = Recipe.Layout;
        int quantiles = layout.Quantiles.Length, fed = Math.Min(layout.Length, layout.Head);
        double[][] results = [.. windows.Select(_ => new double[horizon * quantiles])];
        if (layout.Head >= horizon)
        {
            pass.Run(windows, (int i, ReadOnlySpan<double> said) => said[..(horizon * quantiles)].CopyTo(results[i]));
            return results;
        }
        // Of a path only the look-back is read: its end, and room for what is drawn.
        WindowEnd[] paths = [.. windows.Select(window => PathOf(window, layout.LookBack, horizon))];
        for (int done = 0, taken; done < horizon; done += taken)
        {
            int from = done, take = taken = horizon - done <= layout.Head ? horizon - done : fed;
            pass.Run(paths, (int i, ReadOnlySpan<double> said) =>
            {
                said[..(take * quantiles)].CopyTo(results[i].AsSpan(from * quantiles));
                for (int h = 0; h < take; h++)
                {
                    paths[i].Values[paths[i].End + h] = said[h * quantiles + layout.Median];
                }
                paths[i] = paths[i] with { End = paths[i].End + take };
            });
        }
        return results;
    }

    /// <summary>Receives the probabilities at which a pass' steps are drawn, <c>[head]</c>.</summary>
    public delegate void Probabilities(int window, int pass, Span<double> probabilities);

    /// <summary>A path behind the end of each series, <c>[horizon]</c>: what is drawn of a pass is read as if it had come (a free run).</summary>
    /// <param name="windows">Where to go on from.</param>
    /// <param name="horizon">Steps, from 1.</param>
    /// <param name="probabilitiesOf">What is drawn.</param>
    /// <param name="within">What a value is kept within, of each window.</param>
    public double[][] Draw(IReadOnlyList<WindowEnd> windows, int horizon, Probabilities probabilitiesOf, IReadOnlyList<(double Least, double Most)> within)
    {
        using SegmentPass pass = new(Recipe, parameters);
        SegmentLayout layout = Recipe.Layout;
        OutputHead head = layout.OutputHead;
        WindowEnd[] paths = [.. windows.Select(window => PathOf(window, layout.LookBack, horizon))];
        double[][] results = [.. windows.Select(_ => new double[horizon])];
        double[] probabilities = new double[layout.Head];
        for (int done = 0, number = 0, taken; done < horizon; done += taken, number++)
        {
            int from = done, take = taken = layout.Head >= horizon ? horizon : Math.Min(Math.Min(layout.Length, layout.Head), horizon - done), current = number;
            pass.Run(paths, (int i, ReadOnlySpan<double> outputs, double level, double unit) =>
            {
                probabilitiesOf(i, current, probabilities);
                for (int h = 0; h < take; h++)
                {
                    double value = head.Quantile(outputs.Slice(h * head.Outputs, head.Outputs), probabilities[h], level, unit);
                    paths[i].Values[paths[i].End + h] = results[i][from + h] = Math.Clamp(value, within[i].Least, within[i].Most);
                }
                paths[i] = paths[i] with { End = paths[i].End + take };
            });
        }
        return results;
    }

    /// <summary>What probability each value behind a window's end had, <c>[head]</c>: its probability integral transform (Dawid, Journal of the Royal Statistical Society A 147, 1984).</summary>
    public double[][] ProbabilitiesOf(IReadOnlyList<WindowEnd> windows)
    {
        using SegmentPass pass = new(Recipe, parameters);
        SegmentLayout layout = Recipe.Layout;
        OutputHead head = layout.OutputHead;
        double[][] results = [.. windows.Select(_ => new double[layout.Head])];
        pass.Run(windows, (int i, ReadOnlySpan<double> outputs, double level, double unit) =>
        {
            for (int h = 0; h < layout.Head; h++)
            {
                results[i][h] = head.Probability(outputs.Slice(h * head.Outputs, head.Outputs), windows[i].Values[windows[i].End + h], level, unit);
            }
        });
        return results;
    }

    private static WindowEnd PathOf(WindowEnd window, int lookBack, int horizon)
    {
        int kept = Math.Min(window.End, lookBack);
        double[] path = new double[kept + horizon];
        window.Values.AsSpan(window.End - kept, kept).CopyTo(path);
        return window with { Values = path, End = kept, FirstStep = window.FirstStep + window.End - kept };
    }
}
