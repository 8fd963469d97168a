using System.Collections.Immutable;
using Wavecast.Statistics;
using Wavecast.TimeSeries;

namespace Wavecast.Candidates;

/// <summary>What is taken out of series before candidates are fitted to them: long seasons first, for the candidates that know of them, then what covariates do.</summary>
internal sealed class SeriesEffects
{
    /// <summary>An error that is not below this part of the one without an effect is not worth it.</summary>
    private const double LittleHelp = 0.995;

    /// <summary>The same of a long season at too few origins to tell its gain from chance.</summary>
    private const double LittleHelpOfSeasons = 0.98;

    private readonly LongSeasonEffects seasons;
    private readonly CovariateEffects covariates;

    /// <summary>Of the series with their long seasons.</summary>
    private readonly CovariateEffects plain;

    private SeriesEffects(EffectRecipe recipe, LongSeasonEffects seasons, CovariateEffects covariates, CovariateEffects plain) =>
        (Recipe, this.seasons, this.covariates, this.plain) = (recipe, seasons, covariates, plain);

    /// <summary>What is taken out.</summary>
    public EffectRecipe Recipe { get; }

    /// <summary>Learns the effects in all series.</summary>
    public static SeriesEffects Fit(CandidateData data, EffectRecipe recipe, CancellationToken cancellation)
    {
        LongSeasonEffects seasons = LongSeasonEffects.Fit(data, recipe, cancellation);
        CovariateEffects plain = CovariateEffects.Fit(data, recipe.Covariates, cancellation);
        CovariateEffects covariates = recipe.Seasons.IsEmpty ? plain : CovariateEffects.Fit(seasons.Adjust(data), recipe.Covariates, cancellation);
        return new SeriesEffects(recipe, seasons, covariates, plain);
    }

    /// <summary>What has the least error of two simple methods inside the history; nothing where it hardly helps.</summary>
    /// <param name="data">The series to compare on.</param>
    /// <param name="arePositive">Whether all values of all series are above 0, also of those that are not compared on.</param>
    /// <param name="seeksSeasons">Whether long seasons are looked for.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static EffectRecipe Choose(CandidateData data, bool arePositive, bool seeksSeasons, CancellationToken cancellation)
    {
        InnerOrigins origins = InnerOrigins.Of(data);
        LongSeason[][] possible = seeksSeasons ? [.. LongSeason.PossibleIn(data)] : [];
        bool hasCovariates = data.Series[0].Covariates.Any(covariate => covariate.Kind == CovariateKind.Future);
        EffectRecipe best = EffectRecipe.None;
        if (origins.Back.Length == 0 || (possible.Length == 0 && !hasCovariates))
        {
            return best;
        }
        Candidate[] judges = [new SimpleCandidate(SimpleMethods.Linear) { KnowsLongSeasons = true }, new SimpleCandidate(SimpleMethods.Theta) { KnowsLongSeasons = true }];
        EffectKind[] kinds = arePositive ? [EffectKind.Additive, EffectKind.Multiplicative] : [EffectKind.Additive];
        foreach (LongSeason[] season in possible)
        {
            EffectRecipe before = best;
            Try(season[0].OriginsOf(data, origins), isSeason: true, from kind in before.Seasons.IsEmpty ? kinds : [before.OfSeasons] from one in season select before with { OfSeasons = kind, Seasons = before.Seasons.Add(one) });
        }
        if (hasCovariates)
        {
            EffectRecipe before = best;
            Try(origins, isSeason: false, kinds.Select(kind => before with { Covariates = kind }));
        }
        return best;

        void Try(InnerOrigins at, bool isSeason, IEnumerable<EffectRecipe> recipes)
        {
            InnerBacktest before = Run(at, best);
            double bar = (isSeason && !PredictiveAccuracy.CanTell(at.Back.Length) ? LittleHelpOfSeasons : LittleHelp) * before.Error(Both);
            foreach (EffectRecipe recipe in recipes)
            {
                if (Run(at, recipe) is var after && after.Error(Both) is var error && error < bar && (!isSeason || IsGain(before, after)))
                {
                    (bar, best) = (error, recipe);
                }
            }
        }

        InnerBacktest Run(InnerOrigins at, EffectRecipe recipe) => InnerBacktest.Run(data, judges, at, recipe, cancellation);
    }

    private static CandidateMix Both { get; } = new([0.5, 0.5], 0);

    /// <summary>Whether less error is no chance, as far as the origins can tell: waves suit what wanders now and then.</summary>
    private static bool IsGain(InnerBacktest before, InnerBacktest after)
    {
        double[] gains = [.. before.ErrorByOrigin(Both).Zip(after.ErrorByOrigin(Both), (one, other) => one - other).Where(double.IsFinite)];
        return !PredictiveAccuracy.CanTell(gains.Length) || PredictiveAccuracy.IsWorse(gains, before.Origins.Overlap);
    }

    /// <summary>Series without the effects; the same series, or those gone on.</summary>
    /// <param name="data">The series.</param>
    /// <param name="knowsSeasons">Whether they are for candidates that know of long seasons.</param>
    public CandidateData Adjust(CandidateData data, bool knowsSeasons) => knowsSeasons ? covariates.Adjust(seasons.Adjust(data)) : plain.Adjust(data);

    /// <summary>Series at several origins without the effects, by whether they are for candidates that know of long seasons; made once for all that know the same.</summary>
    public Func<bool, CandidateData[]> AdjustOnce(IReadOnlyList<CandidateData> origins)
    {
        Lazy<CandidateData[]> without = new(() => [.. origins.Select(data => Adjust(data, knowsSeasons: true))]);
        Lazy<CandidateData[]> with = Recipe.Seasons.IsEmpty ? without : new(() => [.. origins.Select(data => Adjust(data, knowsSeasons: false))]);
        return knowsSeasons => (knowsSeasons ? without : with).Value;
    }

    /// <summary>Forecasts with the effects.</summary>
    /// <param name="data">What was forecast.</param>
    /// <param name="forecast">Of series without the effects.</param>
    /// <param name="knowsSeasons">Whether the candidate knows of long seasons.</param>
    public CandidateForecast Restore(CandidateData data, CandidateForecast forecast, bool knowsSeasons) =>
        knowsSeasons ? seasons.Restore(data, covariates.Restore(data, forecast)) : plain.Restore(data, forecast);
}
