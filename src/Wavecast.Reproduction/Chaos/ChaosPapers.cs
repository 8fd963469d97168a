using System.Collections.Frozen;

namespace Wavecast.Reproduction.Chaos;

/// <summary>What the report says of each protocol.</summary>
internal static class ChaosPapers
{
    private static readonly FrozenDictionary<string, ChaosPaper> Papers = new Dictionary<string, ChaosPaper>
    {
        ["sines"] = new()
        {
            Title = "Sum of five sines",
            Text = "Sines of 0.2, 0.311, 0.42, 0.51 and 0.63 radians a step, which have no common period (Wierstra, Gomez and Schmidhuber, GECCO 2005; Schmidhuber, Wierstra, Gagliolo and Gomez, Neural Computation 19, 2007). 400 steps are learnt, the 300 that follow are drawn; and then on to 10,000. A sum of sines is linear in its own past: a linear bypass, which the library tries by default, draws it alone, and is reported as such. Without it the network has to be the oscillators.",
            Figure = "NRMSE over 300 steps",
            Extra = "over 10,000",
            PicturedSteps = 300,
            Published = [new("Evolino, LSTM cells (2007)", "0.166")],
            Claims = [new("With the bypass, the sum of five sines is drawn 300 steps on with an NRMSE of at most 0.0001", 1e-4), new("With the bypass, it is drawn better than by Evolino's LSTM (0.166)", 0.166)],
        },
        ["mackey-glass"] = new()
        {
            Title = "Mackey-Glass, τ = 17",
            Text = "Jaeger and Haas, Science 304 (2004); Schmidhuber et al. (2007). 3,000 steps of one solution are learnt; then each of several new solutions is read for 1,000 steps and drawn on. NRMSE84 is the root mean square error of the 84th step drawn, over all starts, by the standard deviation of the signal.",
            Figure = "NRMSE84",
            Extra = "median by start",
            PicturedSteps = 300,
            Published = [new("echo-state network (Jaeger and Haas 2004)", "0.00028"), new("Evolino, LSTM cells (2007)", "0.0019")],
            Claims = [new("NRMSE84 is at most 0.010", 0.010), new("NRMSE84 is as small as Evolino's, 0.0019", 0.0019)],
        },
        ["lorenz"] = new()
        {
            Title = "Lorenz",
            Text = "As Pathak, Lu, Hunt, Girvan and Ott (Chaos 27, 2017) and Vlachas et al. (Neural Networks 126, 2020) measure free-running predictors: all three coordinates, 0.02 time units apart; 10,000 steps of one solution are learnt, then each of several new solutions is read for 500 steps and drawn on. The valid time lasts until the root mean square error of the three, each by its standard deviation, passes 0.4; in Lyapunov times, of 1 / 0.9056 time units. A drawing has 2,000 steps, 36 Lyapunov times; that is about as far as double precision carries, since an error of rounding grows by the same exponent. The truth is our generator's, one Runge-Kutta step of fourth order for each sample.",
            Figure = "valid time, the median over the starts, in Lyapunov times",
            Extra = "median by start",
            MoreIsBetter = true,
            PicturedSteps = 2000,
            Published = [],
            Claims = [new("Lorenz is drawn 5.5 Lyapunov times", 5.5), new("Lorenz is drawn 7 Lyapunov times", 7)],
        },
        ["laser"] = new()
        {
            Title = "Santa Fe laser",
            Text = "Data set A of the Santa Fe competition (Weigend and Gershenfeld, Time Series Prediction, 1993): the intensity of an NH3 laser, whole numbers. 1,000 steps are learnt, the 100 that follow are drawn; in them the amplitude collapses once. Everything was chosen on the training part. The data are the user's own, read from where they lie.",
            Figure = "NMSE over 100 steps",
            PicturedSteps = LaserSeries.TestSteps,
            Published = [new("Wan's FIR network, the winner (1993)", "about 0.03"), new("Sauer's local linear model, second", "about 0.08"), new("most other entries", "about 1 or more")],
            Claims = [new("The laser is drawn with an NMSE of at most 0.1", 0.1), new("The laser is drawn as well as by the winner, 0.03", 0.03)],
        },
    }.ToFrozenDictionary();

    /// <summary>What belongs to a protocol's key.</summary>
    public static ChaosPaper Of(string key) => Papers[key];
}
