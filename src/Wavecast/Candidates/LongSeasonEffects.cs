using System.Collections.Immutable;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>Seasons longer than the one that methods are told of.</summary>
internal sealed class LongSeasonEffects : FittedEffects
{
    private readonly ImmutableArray<LongSeason> seasons;

    /// <summary>Of each series; 0 for seasons that it is too short for.</summary>
    private readonly double[][] coefficients;

    private LongSeasonEffects(EffectKind kind, ImmutableArray<LongSeason> seasons, double[][] coefficients)
        : base(kind) => (this.seasons, this.coefficients) = (seasons, coefficients);

    /// <summary>Learns them in all series.</summary>
    public static LongSeasonEffects Fit(CandidateData data, EffectRecipe recipe, CancellationToken cancellation)
    {
        if (recipe.Seasons.IsEmpty)
        {
            return new LongSeasonEffects(EffectKind.None, [], []);
        }
        EffectRegression[] regressions = new EffectRegression[data.Series.Length];
        Jobs.Run(regressions.Length, data.Threads, i => regressions[i] = new EffectRegression(
            data, data.Series[i], recipe.OfSeasons, recipe.Seasons.Sum(season => season.Count), () => ColumnsOf(recipe.Seasons, data.Series[i].Index, 0, data.Series[i].Length, data.Series[i].Length)), cancellation);
        EffectRegression.Run(regressions, data.Threads, cancellation);
        return new LongSeasonEffects(recipe.OfSeasons, recipe.Seasons, [.. regressions.Select((regression, i) => Known(regression.Coefficients, recipe.Seasons, data.Series[i].Length))]);
    }

    /// <inheritdoc/>
    protected override double[] Between(Series series, int place, int from, int to)
    {
        double[] effects = new double[to - from];
        double[][] columns = ColumnsOf(seasons, series.Index.Extend(Math.Max(0, to - series.Length)), from, to - from, int.MaxValue);
        for (int f = 0; f < columns.Length; f++)
        {
            for (int t = 0; t < effects.Length; t++)
            {
                effects[t] += coefficients[place][f] * columns[f][t];
            }
        }
        return effects;
    }

    /// <summary>The coefficients, without those that others have in common where a series is too short for a season.</summary>
    private static double[] Known(ReadOnlySpan<double> coefficients, ImmutableArray<LongSeason> seasons, int length)
    {
        double[] known = coefficients.ToArray();
        int first = 0;
        foreach (LongSeason season in seasons)
        {
            if (!season.IsIn(length))
            {
                known.AsSpan(first, season.Count).Clear();
            }
            first += season.Count;
        }
        return known;
    }

    /// <summary>Columns <c>[column][step]</c>; of seasons that a history is too short for, zeros.</summary>
    private static double[][] ColumnsOf(ImmutableArray<LongSeason> seasons, TimeIndex index, int from, int steps, int history)
    {
        double[][] columns = [.. Enumerable.Range(0, seasons.Sum(season => season.Count)).Select(_ => new double[steps])];
        int first = 0;
        foreach (LongSeason season in seasons)
        {
            if (season.IsIn(history))
            {
                season.Fill(columns, first, index, from);
            }
            first += season.Count;
        }
        return columns;
    }
}
