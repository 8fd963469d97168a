namespace Wavecast.Plotting;

/// <summary>The steps of a sequence that a picture shows: [Start, End).</summary>
internal readonly record struct StepWindow(int Start, int End)
{
    /// <summary>More steps than this are narrower than a reader can see: a period of 20 steps would be ten pixels wide.</summary>
    public const int MostDrawn = 2000;

    private const int LeastWarmUp = 200;

    public int Length => End - Start;

    /// <summary>The drawing from its start, and before it as much of the warm-up, at least 200 steps; without a drawing, the last steps.</summary>
    public static StepWindow Of(DrawnSequence sequence)
    {
        int drawn = Math.Min(sequence.Drawn.Length, MostDrawn);
        if (drawn == 0)
        {
            int known = Math.Max(sequence.Truth.Length, sequence.TeacherForced.Length);
            return new StepWindow(Math.Max(0, known - MostDrawn), known);
        }

        return new StepWindow(Math.Max(0, sequence.WarmUp - Math.Max(drawn, LeastWarmUp)), sequence.WarmUp + drawn);
    }
}
