namespace Wavecast.Reproduction.Article;

/// <summary>A signal to learn: sine waves as in the article, or sums of five.</summary>
/// <param name="Name">As the tool names it.</param>
/// <param name="Title">As a heading names it.</param>
/// <param name="Generate">Sequences <c>[count, steps, 1]</c> with random phases from a seed.</param>
/// <param name="Deviation">Standard deviation over a long time: the error of drawing a straight line at the mean.</param>
/// <param name="JudgedSteps">Drawn steps by whose error parameters are chosen and methods compared.</param>
internal sealed record ArticleSignal(string Name, string Title, Func<int, int, long, SequenceBatch<double>> Generate, double Deviation, int JudgedSteps)
{
    /// <summary>sin((t + φ) / 20): a period of 126 steps.</summary>
    public static ArticleSignal Sine { get; } = new("sine", "Sine waves", (count, steps, seed) => Signal.Sine(count, steps, seed: seed), Math.Sqrt(0.5), 1000);

    /// <summary>The generator's five sines of amplitude 1. Nobody's network draws 1,000 steps of them, so choosing by those would choose between straight lines.</summary>
    public static ArticleSignal MultiSine { get; } = new("multi-sine", "Sums of five sines", (count, steps, seed) => Signal.MultiSine(count, steps, seed: seed), Math.Sqrt(2.5), 100);
}
