using Wavecast.Statistics;

namespace Wavecast.Candidates;

/// <summary>Moves and stretches paths at each step, so that their median is the forecast and their spread that of its narrowest interval.</summary>
internal static class PathCalibration
{
    /// <summary>Paths from which on their spread is known.</summary>
    public const int FewestDrawn = 100;

    /// <summary>Changes paths <c>[path][series][horizon]</c>.</summary>
    public static void Apply(double[][][] paths, CandidateData data, PanelOutcome outcome)
    {
        double narrowest = data.Quantiles[data.Quantiles.Length / 2 - 1];
        double[] values = new double[paths.Length];
        for (int i = 0; i < data.Series.Length; i++)
        {
            double floor = CandidateData.HasFloor(data.Series[i]) ? 0 : double.NegativeInfinity;
            for (int h = 0; h < data.Horizon; h++)
            {
                for (int p = 0; p < values.Length; p++)
                {
                    values[p] = paths[p][i][h];
                }
                Array.Sort(values);
                (double centre, double median) = (outcome.Values[i][h], At(values, 0.5));
                (double lower, double upper) = outcome.Intervals[i][^1][h];
                double down = Stretch(centre - lower, median - At(values, narrowest)), up = Stretch(upper - centre, At(values, 1 - narrowest) - median);
                foreach (double[][] path in paths)
                {
                    double from = path[i][h] - median, value = centre + from * (from < 0 ? down : up);
                    path[i][h] = data.IsOfCounts ? Math.Max(0, Math.Round(value)) : Math.Max(floor, value);
                }
            }
        }
    }

    private static double At(double[] sorted, double probability) => sorted[(int)Math.Round(probability * (sorted.Length - 1))];

    private static double Stretch(double wanted, double drawn) => wanted > 0 && drawn > 0 ? wanted / drawn : 1;
}
