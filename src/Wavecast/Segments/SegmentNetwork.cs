namespace Wavecast.Segments;

/// <summary>A trained segment network. Immutable, safe to use from several threads.</summary>
internal sealed class SegmentNetwork(SegmentRecipe recipe, float[] parameters)
{
    /// <summary>How it was made.</summary>
    public SegmentRecipe Recipe { get; } = recipe;

    /// <summary>Its parameter vector.</summary>
    public ReadOnlySpan<float> Parameters => parameters;

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
            pass.Run(windows, (i, said) => said[..(horizon * quantiles)].CopyTo(results[i]));
            return results;
        }
        // Of a path only the look-back is read: its end, and room for what is drawn.
        WindowEnd[] paths = [.. windows.Select(window => PathOf(window, layout.LookBack, horizon))];
        for (int done = 0, taken; done < horizon; done += taken)
        {
            int from = done, take = taken = horizon - done <= layout.Head ? horizon - done : fed;
            pass.Run(paths, (i, said) =>
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

    private static WindowEnd PathOf(WindowEnd window, int lookBack, int horizon)
    {
        int kept = Math.Min(window.End, lookBack);
        double[] path = new double[kept + horizon];
        window.Values.AsSpan(window.End - kept, kept).CopyTo(path);
        return window with { Values = path, End = kept, FirstStep = window.FirstStep + window.End - kept };
    }
}
