using Wavecast.Randomness;
using Wavecast.Segments;

namespace Wavecast.Candidates;

/// <summary>How the steps that one pass predicts go together: the ranks, among windows of the history, of what probability each value that came had.</summary>
/// <remarks>An empirical copula; drawn by rank, so that each step alone is uniform (Clark et al., Journal of Hydrometeorology 5, 2004).</remarks>
internal sealed class Dependence
{
    private const int MostWindows = 400;
    private const int FewestWindows = 20;

    private readonly int[][] ranks;

    private Dependence(int[][] ranks) => this.ranks = ranks;

    /// <summary>Learns from windows that have all of their values.</summary>
    public static Dependence Of(SegmentNetwork network, IReadOnlyList<SeriesView> views)
    {
        SegmentLayout layout = network.Recipe.Layout;
        if (layout.Head == 1)
        {
            return new Dependence([]);
        }
        WindowEnd[] windows = [.. new WindowSampler(layout, views, seed: 0).Spread(MostWindows)
            .Where(window => IsWhole(views[window.Series].Values, window.Origin, layout.Head))
            .Select(window => new WindowEnd(views[window.Series].Inputs, window.Origin, views[window.Series].Scale, views[window.Series].Features))];
        if (windows.Length < FewestWindows)
        {
            return new Dependence([]);
        }
        double[][] probabilities = network.ProbabilitiesOf(windows);
        int[][] ranks = [.. windows.Select(_ => new int[layout.Head])];
        for (int h = 0; h < layout.Head; h++)
        {
            int step = h, rank = 0;
            foreach (int window in Enumerable.Range(0, windows.Length).OrderBy(window => probabilities[window][step]))
            {
                ranks[window][h] = rank++;
            }
        }
        return new Dependence(ranks);
    }

    /// <summary>Draws the probabilities of a pass.</summary>
    /// <param name="stream">What is drawn from.</param>
    /// <param name="path">The address: which path,</param>
    /// <param name="series">of which series,</param>
    /// <param name="pass">and which pass of it.</param>
    /// <param name="probabilities">Each above 0 and below 1.</param>
    public void Draw(PhiloxStream stream, int path, int series, int pass, Span<double> probabilities)
    {
        // The first draw chooses a window, the others a place within its rank.
        int first = pass * (probabilities.Length + 1);
        int[]? drawn = ranks.Length == 0 ? null : ranks[(int)(stream.Uniform(path, series, first) * ranks.Length)];
        for (int h = 0; h < probabilities.Length; h++)
        {
            double uniform = stream.Uniform(path, series, first + 1 + h);
            probabilities[h] = Math.Clamp(drawn is null ? uniform : (drawn[h] + uniform) / ranks.Length, 1e-6, 1 - 1e-6);
        }
    }

    private static bool IsWhole(double[] values, int origin, int head)
    {
        for (int h = 0; h < head; h++)
        {
            if (origin + h >= values.Length || double.IsNaN(values[origin + h]))
            {
                return false;
            }
        }
        return true;
    }
}
