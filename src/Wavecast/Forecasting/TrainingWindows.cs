using Wavecast.Data;

namespace Wavecast.Forecasting;

/// <summary>Cuts what is trained on into windows, each of which becomes a sequence of its own.</summary>
internal static class TrainingWindows
{
    /// <summary>The windows of each sequence; one that is not longer than a window stays whole.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="window">Steps of a window; at least 2.</param>
    /// <param name="stride">Steps from one window's start to the next; null for about half a window, evened out so that the last window ends with the sequence.</param>
    /// <exception cref="ArgumentException">The windows would not fit an array.</exception>
    public static SequenceBatch<double> Cut(SequenceBatch<double> data, int window, int? stride)
    {
        if (data.Steps <= window)
        {
            return data;
        }
        List<double[]> windows = [];
        for (int b = 0; b < data.Count; b++)
        {
            int steps = data.Lengths[b];
            if (steps <= window)
            {
                windows.Add(data[b].ToArray());
                continue;
            }
            SequenceBatch<double> alone = new(data[b].ToArray(), 1, steps, data.Features);
            SequenceBatch<double> cut = Windows.Cut(alone, window, stride ?? EvenStride(steps - window, window));
            for (int w = 0; w < cut.Count; w++)
            {
                windows.Add(cut[w].ToArray());
            }
        }
        return SequenceBatch<double>.FromSequences(windows, data.Features);
    }

    /// <summary>A stride of at most half a window that covers the steps behind the first window, but for the rounding of the division.</summary>
    private static int EvenStride(int behind, int window)
    {
        int half = Math.Max(1, window / 2);
        int strides = (behind + half - 1) / half;
        return Math.Max(1, behind / strides);
    }
}
